package covenant.ledger.history;

/**
 * What a series did in a stretch of time. It is a step function: a candle opens with the value in force when it begins, which is where the
 * one before closed; one in which nothing happened has four times the same.
 *
 * @param fromMicros where it begins, a multiple of its length since 1970 UTC; this moment is in it, that at which it ends is not
 * @param open the value in force when it began; of the first one the value with which the market opened
 * @param high the largest value in force in it
 * @param low the smallest
 * @param close the value in force at its end, or now
 * @param sharesMicros sum of the absolute shares of the trades that count
 * @param costMicros sum of their absolute costs, fees left out, as in a market's volume
 * @param trades how many they are
 * @param isComplete whether nothing can happen in it any more
 */
public record Candle(
        long fromMicros,
        long open,
        long high,
        long low,
        long close,
        long sharesMicros,
        long costMicros,
        long trades,
        boolean isComplete)
        implements Placed {
    /** Its place among the candles: a cursor of candles holds the moment where one begins. */
    @Override
    public Cursor cursor() {
        return new Cursor(fromMicros, 0);
    }
}
