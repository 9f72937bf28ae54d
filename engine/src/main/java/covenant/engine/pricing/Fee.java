package covenant.engine.pricing;

/**
 * A market's fee: a share of the money that changes hands, to the sponsor, inside what a trade costs.
 *
 * @param bps the share in basis points; 0 for none
 */
public record Fee(int bps) {
    private static final long BPS = 10_000;

    /** The fee on a cost, or on what is received where the cost is negative; rounded up. */
    public long onMicros(long costMicros) {
        return bps == 0 ? 0 : (StrictMath.abs(costMicros) * bps + BPS - 1) / BPS;
    }

    /** The largest cost that, with its fee, comes to at most {@code spendMicros}. */
    public long withinMicros(long spendMicros) {
        if (bps == 0) {
            return spendMicros;
        }
        // floor(spend * 10000 / divisor), in two steps so that nothing overflows; floorDiv rounds proceeds up.
        long divisor = spendMicros > 0 ? BPS + bps : BPS - bps;
        long whole = Math.floorDiv(spendMicros, divisor);
        return whole * BPS + Math.floorDiv(Math.floorMod(spendMicros, divisor) * BPS, divisor);
    }
}
