package covenant.engine.order;

/** The fee inside a cost, in basis points of the money that changes hands. */
public final class Fee {
    private static final long BPS = 10_000;

    private Fee() {}

    /** The fee on a cost, or on proceeds (negative), rounded up. */
    public static long micros(long costMicros, int feeBps) {
        return feeBps == 0 ? 0 : (StrictMath.abs(costMicros) * feeBps + BPS - 1) / BPS;
    }

    /** The largest cost that, with its fee, comes to at most {@code spendMicros}. */
    public static long without(long spendMicros, int feeBps) {
        if (feeBps == 0) {
            return spendMicros;
        }
        // floor(spend * 10000 / divisor), in two steps so that nothing overflows; floorDiv rounds proceeds up.
        long divisor = spendMicros > 0 ? BPS + feeBps : BPS - feeBps;
        long whole = Math.floorDiv(spendMicros, divisor);
        return whole * BPS + Math.floorDiv(Math.floorMod(spendMicros, divisor) * BPS, divisor);
    }
}
