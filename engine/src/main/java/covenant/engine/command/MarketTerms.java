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
 * @param opensAtMicros when trading begins; 0 for at once
 * @param expiresAtMicros when the market is voided if its outcome is not known; 0 for never
 * @param decision how its prices decide the condition; null where the world does
 * @param binding the commitment that settles the condition; null where none does
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
        long closesAtMicros,
        long opensAtMicros,
        long expiresAtMicros,
        DecisionTerms decision,
        Binding binding) {
    public MarketTerms {
        conditions = List.copyOf(conditions);
    }

    /** A market that opens at once, never expires, decides nothing and is bound to no commitment. */
    public MarketTerms(
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
        this(
                id,
                title,
                text,
                actor,
                source,
                conditions,
                metric,
                feeBps,
                conditionTrading,
                closesAtMicros,
                0,
                0,
                null,
                null);
    }

    /** The same with another id. */
    public MarketTerms named(String newId) {
        return with(newId, closesAtMicros, opensAtMicros, expiresAtMicros, decision, binding);
    }

    /** The same with a decision. */
    public MarketTerms deciding(DecisionTerms terms) {
        return with(id, closesAtMicros, opensAtMicros, expiresAtMicros, terms, binding);
    }

    /** The same but for the secret of the decision, which nobody may see before it falls. */
    public MarketTerms withoutSeed() {
        return decision == null || decision.seed() == null ? this : deciding(decision.sealedBy(null));
    }

    /** The same bound to a commitment. */
    public MarketTerms boundTo(Binding commitment) {
        return with(id, closesAtMicros, opensAtMicros, expiresAtMicros, decision, commitment);
    }

    /** The same with other times; 0 for at once or never. */
    public MarketTerms timed(long opensMicros, long closesMicros, long expiresMicros) {
        return with(id, closesMicros, opensMicros, expiresMicros, decision, binding);
    }

    private MarketTerms with(
            String newId, long closes, long opens, long expires, DecisionTerms newDecision, Binding newBinding) {
        return new MarketTerms(
                newId,
                title,
                text,
                actor,
                source,
                conditions,
                metric,
                feeBps,
                conditionTrading,
                closes,
                opens,
                expires,
                newDecision,
                newBinding);
    }

    /** Number of conditions times number of outcomes: the states that are priced. */
    public int pricedStates() {
        return conditions.size() * metric.outcomes().size();
    }
}
