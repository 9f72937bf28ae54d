package covenant.engine.command;

import java.util.Locale;

/**
 * A signal that a playbook watches. Probabilities are in parts per billion, expectations in the parts of {@link
 * covenant.engine.signal.Signals#unitsPerOne}.
 *
 * @param kind what is watched
 * @param market number of the market, or -1 where the signal is a commitment's
 * @param condition number of the condition where the kind needs one, else -1
 * @param outcome number of the outcome where the kind needs one, else -1
 * @param commitment number of the commitment where the kind needs one, else -1
 * @param averageMicros 0 for the signal itself; else its time average over each full period of this length of the venue's clock
 */
public record SignalTerms(Kind kind, int market, int condition, int outcome, int commitment, long averageMicros) {
    /** What can be watched. */
    public enum Kind {
        /** P(c). */
        CONDITION_PROBABILITY(1),
        /** P(o|c). */
        CONDITIONAL_PROBABILITY(2),
        /** P(o) whatever the condition. */
        OUTCOME_PROBABILITY(3),
        /** E[M|c]. */
        CONDITIONAL_EXPECTATION(4),
        /** The actor's token E[M]. */
        TOKEN(5),
        /** The price of defection. */
        PRICE_OF_DEFECTION(6),
        /** By how much a decision's statistic for the condition leads the status quo's. */
        LEAD(7),
        /** One (10^9) once a breach of the commitment is final, else 0. */
        BREACH(8);

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Kind(int number) {
            this.number = number;
        }

        /** The number that stands for this kind in the journal; never reused. */
        public int number() {
            return number;
        }

        /** The name used in JSON, such as {@code price-of-defection}. */
        public String id() {
            return id;
        }

        /** The kind with this number, or null. */
        public static Kind ofNumber(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            return null;
        }
    }
}
