package covenant.engine.decision;

/**
 * How a market's prices choose a condition: a pure function of what it is told. A tie, or missing data, keeps the status quo. Register a
 * new one in {@link DecisionRules}; the contract suite of the tests runs over all of them.
 */
public interface DecisionRule {
    /** What the rule chooses. */
    Verdict choose(Standing standing);

    /** The value that a challenger has to beat (its average, or its price, as the rule has it); null where it is not known yet. */
    Long toBeat(Standing standing);

    /** By how much the condition is better than the status quo in what the rule compares: parts, or points; null where not known yet. */
    Long lead(Standing standing, int condition);
}
