package covenant.engine.flip;

import covenant.engine.Limits;
import covenant.engine.decision.Participation;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Odds;
import java.util.ArrayList;
import java.util.List;

/**
 * The same spend in every branch at once: in the target's on what makes it look better, in every other on what makes that look worse. Only one
 * branch will count and the others are called off, so the same cash backs all of them: it takes the spend once.
 */
final class Attack {
    private final Book before;
    private final Book after;
    private final int[] outcomes;
    private final long[] shares;
    private final long[] costs;
    private long mostMicros;

    private Attack(Book before, int target, boolean lowerIsBetter) {
        this.before = before;
        this.after = before.copy();
        this.outcomes = new int[before.conditions()];
        this.shares = new long[outcomes.length];
        this.costs = new long[outcomes.length];
        for (int c = 0; c < outcomes.length; c++) {
            // The first outcome raises the expectation, the second lowers it.
            outcomes[c] = (c == target) == lowerIsBetter ? 1 : 0;
        }
    }

    /** An attack for a target with this spend, fees included; null if the venue would refuse a trade of it. */
    static Attack of(Book before, int target, boolean lowerIsBetter, long spendMicros) {
        Attack attack = new Attack(before, target, lowerIsBetter);
        for (int c = 0; c < attack.outcomes.length; c++) {
            if (!attack.spend(c, spendMicros)) {
                return null;
            }
        }
        return attack;
    }

    private boolean spend(int condition, long spendMicros) {
        ClaimSet claim = before.claim(condition, outcomes[condition]);
        Odds odds = after.odds(claim);
        long bought = odds.sharesForSpend(before.fee().withinMicros(spendMicros));
        if (bought <= 0) {
            return true;
        }
        if (bought > Limits.MAX_POSITION_MICROS) {
            return false;
        }
        long cost = odds.costMicros(bought);
        shares[condition] = bought;
        costs[condition] = cost;
        mostMicros = Math.max(mostMicros, cost + before.fee().onMicros(cost));
        return after.buy(claim, bought, cost) && largestPayoffMicros() <= Limits.MAX_POSITION_MICROS;
    }

    /** What the conditions' values are now. */
    long[] values() {
        return after.values();
    }

    /** What it takes: the collateral of all branches together. */
    long collateralMicros() {
        return mostMicros;
    }

    /** The largest payoff of an account that held nothing before. */
    long largestPayoffMicros() {
        long largest = 0;
        for (int c = 0; c < shares.length; c++) {
            // In another branch the collateral comes back: less is left where more was paid.
            long paid = costs[c] + before.fee().onMicros(costs[c]);
            largest = Math.max(largest, mostMicros - paid + shares[c]);
        }
        return Math.max(largest, mostMicros);
    }

    /** Who has taken part after it, if one account that had not traded before carries it out. */
    Participation joining(Participation others) {
        int trades = 0;
        long volume = others.volumeMicros();
        for (int c = 0; c < shares.length; c++) {
            trades += shares[c] > 0 ? 1 : 0;
            volume = costs[c] > Long.MAX_VALUE - volume ? Long.MAX_VALUE : volume + costs[c];
        }
        return new Participation(others.traders() + Math.min(trades, 1), volume);
    }

    List<Lever> levers() {
        List<Lever> levers = new ArrayList<>();
        for (int c = 0; c < shares.length; c++) {
            levers.add(lever(c));
        }
        return levers;
    }

    private Lever lever(int condition) {
        ClaimSet claim = before.claim(condition, outcomes[condition]);
        // Selling as many shares again takes the price back exactly; the maker pays what he was paid, less rounding.
        long received = shares[condition] == 0 ? 0 : -after.odds(claim).costMicros(-shares[condition]);
        return new Lever(
                condition,
                outcomes[condition],
                shares[condition],
                costs[condition] + before.fee().onMicros(costs[condition]),
                before.value(condition),
                after.value(condition),
                before.odds(claim).worthMicros(shares[condition]),
                received - before.fee().onMicros(received));
    }
}
