package covenant.engine.pricing;

import covenant.engine.Limits;

/** What trades do to the maker's debts. */
public final class Debts {
    private Debts() {}

    /**
     * Works out a trade: what the maker would owe more in each live priced state.
     *
     * @param q debts of the states, micros
     * @param liquidityMicros the liquidity parameter b
     * @param liveFrom first live state
     * @param liveTo one past the last
     * @param change receives {@code shares - cost} on E, {@code -cost} on the rest of G, 0 on other live states
     * @return whether the debts would still be within {@link Limits#MAX_SPREAD}
     */
    public static boolean workOut(
            long[] q,
            long liquidityMicros,
            int liveFrom,
            int liveTo,
            ClaimSet claim,
            long sharesMicros,
            long costMicros,
            long[] change) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int next = claim.first();
        for (int x = liveFrom; x < liveTo; x++) {
            long debt = claim.isGiven(x) ? -costMicros : 0;
            if (x == next) {
                debt += sharesMicros;
                next = claim.after(next);
            }
            change[x] = debt;
            min = Math.min(min, q[x] + debt);
            max = Math.max(max, q[x] + debt);
        }
        return max - min <= Limits.MAX_SPREAD * liquidityMicros;
    }
}
