package covenant.engine.flip;

import covenant.engine.Limits;
import covenant.engine.command.Metric;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Debts;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Odds;
import covenant.engine.signal.Signals;

/** A market's prices on paper: trades in it go through the same arithmetic as real ones, and move nothing but its own prices. */
final class Book {
    private final long[] debts;
    private final long[] change;
    private final long liquidityMicros;
    private final Metric metric;
    private final Fee fee;

    /**
     * A book.
     *
     * @param debts of the priced states, all live; becomes the book's own
     * @param liquidityMicros the liquidity parameter b
     */
    Book(long[] debts, long liquidityMicros, Metric metric, Fee fee) {
        this.debts = debts;
        this.change = new long[debts.length];
        this.liquidityMicros = liquidityMicros;
        this.metric = metric;
        this.fee = fee;
    }

    /** A book of its own with the same prices. */
    Book copy() {
        return new Book(debts.clone(), liquidityMicros, metric, fee);
    }

    int conditions() {
        return debts.length / metric.outcomes().size();
    }

    Fee fee() {
        return fee;
    }

    ClaimSet claim(int condition, int outcome) {
        return ClaimSet.given(condition, outcome, metric.outcomes().size());
    }

    Odds odds(ClaimSet claim) {
        return Odds.of(debts, liquidityMicros, claim);
    }

    /** The condition's expectation, as a decision sees it. */
    long value(int condition) {
        return Signals.expected(metric, odds(claim(condition, 0)));
    }

    long[] values() {
        long[] values = new long[conditions()];
        for (int c = 0; c < values.length; c++) {
            values[c] = value(c);
        }
        return values;
    }

    /** Buys so many shares at this cost without fee. Whether the venue would allow it; if not, nothing has changed. */
    boolean buy(ClaimSet claim, long sharesMicros, long costMicros) {
        if (sharesMicros > Limits.MAX_POSITION_MICROS
                || !Debts.workOut(debts, liquidityMicros, 0, debts.length, claim, sharesMicros, costMicros, change)) {
            return false;
        }
        for (int x = claim.givenFrom(); x < claim.givenTo(); x++) {
            debts[x] += change[x];
        }
        return true;
    }
}
