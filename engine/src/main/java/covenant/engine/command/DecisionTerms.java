package covenant.engine.command;

import java.util.Locale;

/**
 * How a market's own prices decide its condition. Values of the metric are in the parts of {@link
 * covenant.engine.signal.Signals#unitsPerOne}: millionths of a scalar's unit, parts per billion of a binary metric.
 *
 * @param rule the rule
 * @param baseRule what {@code randomised} chooses by where the lot does not; otherwise the rule itself
 * @param decidesAtMicros when the decision falls, microseconds since 1970 UTC
 * @param windowMicros the statistic covers so long before it
 * @param statusQuo number of the condition that stays where nothing beats it
 * @param lowerIsBetter whether the lower expectation wins
 * @param thresholdBps by how much an average must beat the status quo's, basis points of its size; may be negative
 * @param maxChange the most an observation moves at one point of the grid; 0 for the plain average
 * @param gridMicros distance of the grid's points, which are the multiples of it since 1970
 * @param absoluteMargin {@code scoreboard}: by how much a point must be won
 * @param relativeMarginBps {@code scoreboard}: by how much in basis points of the status quo's value
 * @param victoryMargin {@code scoreboard}: how many more points must be won than lost
 * @param epsilonPpb {@code randomised}: with which probability the lot decides
 * @param seed {@code randomised}: the secret behind the lot, of which only the hash is shown until the decision; else null
 * @param inverseProbability whether payoffs are mixed with the void's so that the chance of the decision cancels out
 * @param guards what must hold for anything but the status quo
 */
public record DecisionTerms(
        Rule rule,
        Rule baseRule,
        long decidesAtMicros,
        long windowMicros,
        int statusQuo,
        boolean lowerIsBetter,
        int thresholdBps,
        long maxChange,
        long gridMicros,
        long absoluteMargin,
        int relativeMarginBps,
        int victoryMargin,
        long epsilonPpb,
        KeyHash seed,
        boolean inverseProbability,
        Guards guards) {

    /** The rules; each is one class of the package {@code decision}. */
    public enum Rule {
        TWAP_MARGIN(1),
        SCOREBOARD(2),
        LAST_PRICE(3),
        RANDOMISED(4),
        ADVISORY(5);

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Rule(int number) {
            this.number = number;
        }

        /** The number that stands for this rule in the journal; never reused. */
        public int number() {
            return number;
        }

        /** The name used in JSON, such as {@code twap-margin}. */
        public String id() {
            return id;
        }

        /** The rule with this number, or null. */
        public static Rule ofNumber(int number) {
            for (Rule rule : values()) {
                if (rule.number == number) {
                    return rule;
                }
            }
            return null;
        }
    }

    /**
     * What must hold at the decision for anything but the status quo.
     *
     * @param minTraders distinct accounts that have traded
     * @param minVolumeMicros sum of the absolute costs of all trades
     * @param minOpenMicros how long the market has been open
     * @param startDelayMicros how long before the window the market has been open
     * @param positionLimitMicros the largest payoff an account may hold here, or 0 for none; refused at the trade, not at the decision
     */
    public record Guards(
            int minTraders, long minVolumeMicros, long minOpenMicros, long startDelayMicros, long positionLimitMicros) {
        /** No guards. */
        public static final Guards NONE = new Guards(0, 0, 0, 0, 0);
    }

    /** The same as a {@code twap-margin} decision without guards, plain. */
    public static DecisionTerms twapMargin(long decidesAtMicros, long windowMicros, int statusQuo, int thresholdBps) {
        return new DecisionTerms(
                Rule.TWAP_MARGIN,
                Rule.TWAP_MARGIN,
                decidesAtMicros,
                windowMicros,
                statusQuo,
                false,
                thresholdBps,
                0,
                60_000_000L,
                0,
                0,
                0,
                0,
                null,
                false,
                Guards.NONE);
    }

    /** The same with another seed; null for none. */
    public DecisionTerms sealedBy(KeyHash newSeed) {
        return new DecisionTerms(
                rule,
                baseRule,
                decidesAtMicros,
                windowMicros,
                statusQuo,
                lowerIsBetter,
                thresholdBps,
                maxChange,
                gridMicros,
                absoluteMargin,
                relativeMarginBps,
                victoryMargin,
                epsilonPpb,
                newSeed,
                inverseProbability,
                guards);
    }

    /**
     * Whether the market's conditional prices may be read as what a condition causes: every condition comes about with a chance that payoffs
     * make up for. All others are evidential.
     */
    public boolean isCausal() {
        return rule == Rule.RANDOMISED && inverseProbability;
    }

    /** Whether the market's prices, and not a person, take the decision. */
    public boolean decidesItself() {
        return rule != Rule.ADVISORY;
    }

    /** Without the secret: what is printed may be read by anyone. */
    @Override
    public String toString() {
        return "DecisionTerms[" + rule.id() + ", baseRule=" + baseRule.id() + ", decidesAtMicros=" + decidesAtMicros
                + ", windowMicros=" + windowMicros + ", statusQuo=" + statusQuo + ", lowerIsBetter=" + lowerIsBetter
                + ", thresholdBps=" + thresholdBps + ", maxChange=" + maxChange + ", gridMicros=" + gridMicros
                + ", absoluteMargin=" + absoluteMargin + ", relativeMarginBps=" + relativeMarginBps
                + ", victoryMargin=" + victoryMargin + ", epsilonPpb=" + epsilonPpb + ", sealed=" + (seed != null)
                + ", inverseProbability=" + inverseProbability + ", " + guards + "]";
    }
}
