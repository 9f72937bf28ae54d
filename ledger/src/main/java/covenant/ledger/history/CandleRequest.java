package covenant.ledger.history;

/**
 * Which candles to read.
 *
 * @param market number of the market
 * @param series what is followed
 * @param lengthMicros how long a candle is, positive
 * @param fromMicros only candles that end after this moment
 * @param toMicros only candles that begin before this moment
 * @param nowMicros candles begin up to now while the series goes on, also where nothing happens
 * @param page which of them; cursors are those of {@link Candle}
 */
public record CandleRequest(
        int market,
        Series series,
        long lengthMicros,
        long fromMicros,
        long toMicros,
        long nowMicros,
        PageRequest page) {}
