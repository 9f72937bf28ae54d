package covenant.engine.command;

import java.util.List;

/**
 * What a market is about: fixed when it opens.
 *
 * @param id its slug
 * @param title the question in one sentence
 * @param text how it settles, in plain words; may be empty
 * @param actor whose commitment it is; may be empty
 * @param source where the commitment can be read; may be empty
 * @param conditions slugs of the mutually exclusive conditions, 1 to 8
 * @param metric what is measured
 * @param feeBps fee in basis points of cost, to the sponsor
 * @param conditionTrading whether claims that move the conditions' own probabilities may be traded
 * @param closesAtMicros when trading ends, microseconds since 1970 UTC; 0 for never
 */
public record MarketTerms(
        String id,
        String title,
        String text,
        String actor,
        String source,
        List<String> conditions,
        Metric metric,
        int feeBps,
        boolean conditionTrading,
        long closesAtMicros) {
    public MarketTerms {
        conditions = List.copyOf(conditions);
    }

    /** Number of conditions times number of outcomes: the states that are priced. */
    public int pricedStates() {
        return conditions.size() * metric.outcomes().size();
    }
}
