package covenant.engine.decision;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;

/**
 * How much of a payoff counts, the rest being what the void state pays: {@code Dmin / D(c)}, where D(c) is the probability with which the
 * chosen condition was to be chosen and Dmin the smallest of all. The more likely the choice was, the less its payoffs count, so that what a
 * trader may expect per share does not depend on what the rule favours.
 *
 * @param numerator of the quotient, positive
 * @param denominator of the quotient, not below the numerator
 */
public record Mix(long numerator, long denominator) {
    /** Payoffs count in full. */
    public static final Mix WHOLE = new Mix(1, 1);

    /**
     * The mix after a choice among k conditions. With probability epsilon the lot chooses, so that {@code D = epsilon/k}, and for what the rule
     * alone would have chosen {@code epsilon/k + 1 - epsilon}.
     */
    public static Mix of(DecisionTerms terms, int conditions, boolean isRulesOwn) {
        if (!terms.isCausal() || !isRulesOwn) {
            return WHOLE;
        }
        long epsilonPpb = terms.epsilonPpb();
        return new Mix(epsilonPpb, epsilonPpb + conditions * (Limits.PPB - epsilonPpb));
    }
}
