package covenant.ledger.projection;

import covenant.engine.command.Binding;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;

/**
 * Where each value stands in the arrays of {@code market_course}: as in {@link PriceArray}, and behind them, where the market has one, the
 * price of defection.
 *
 * @param conditions how many conditions the market has
 * @param outcomes how many outcomes
 */
public record PriceLayout(int conditions, int outcomes) {
    /** Of a market with these terms. */
    static PriceLayout of(MarketTerms terms) {
        return new PriceLayout(
                terms.conditions().size(), terms.metric().outcomes().size());
    }

    /** The place of a claim's price; either may be {@link Order#ANY}, not both. */
    public int claim(int condition, int outcome) {
        if (condition == Order.ANY) {
            return conditions * (1 + outcomes) + outcome;
        }
        return outcome == Order.ANY ? condition : conditions + condition * outcomes + outcome;
    }

    /** The condition of the claim at this place. */
    public int conditionAt(int place) {
        if (place < conditions) {
            return place;
        }
        int pair = place - conditions;
        return pair < conditions * outcomes ? pair / outcomes : Order.ANY;
    }

    /** The outcome of the claim at this place. */
    public int outcomeAt(int place) {
        return place < conditions ? Order.ANY : (place - conditions) % outcomes;
    }

    /** The place of E[M|c]. */
    public int expected(int condition) {
        return claim(Order.ANY, outcomes) + condition;
    }

    /** The place of the token. */
    public int token() {
        return expected(conditions);
    }

    /** The place of the price of defection. */
    public int defection() {
        return token() + 1;
    }

    /** The values of these prices, the price of defection included. */
    long[] values(Long[] prices, MarketTerms terms) {
        Binding binding = terms.binding();
        boolean defects = terms.metric().type() != Metric.Type.CATEGORICAL && (binding != null || conditions == 2);
        long[] values = new long[prices.length + (defects ? 1 : 0)];
        for (int i = 0; i < prices.length; i++) {
            values[i] = prices[i];
        }
        if (defects) {
            int kept = binding == null ? 0 : binding.kept();
            int broken = binding == null ? 1 : binding.broken();
            values[defection()] = values[expected(kept)] - values[expected(broken)];
        }
        return values;
    }

    /** Whether these values are of a metric that has an expectation. */
    boolean hasToken(long[] values) {
        return values.length > token();
    }
}
