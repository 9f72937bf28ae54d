package covenant.engine.flip;

import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Participation;
import covenant.engine.pricing.Fee;
import covenant.engine.state.Phase;
import java.util.List;

/**
 * The least that one attacker must spend now, and hold to the end against no one, for the decision to fall otherwise than it would: the
 * smallest spend in every branch at once that does it, over all conditions to which it could be turned. Worked out with the arithmetic of real
 * trades and with the rule itself. Where a lot may replace the rule's choice, it is the rule's choice that is turned.
 *
 * @param target the condition to which it is cheapest to turn the decision; -1 where nothing turns it
 * @param spendMicros what that takes, fees included: cash backs all branches at once, so it is needed only once
 * @param levers what is bought, one for each condition; empty where nothing turns it
 * @param largestPayoffMicros the largest payoff of an account that carries it out alone
 * @param isWithinPositionLimit whether the market allows one account such a payoff
 * @param none why nothing turns it; null where something does
 * @param detail the same in plain words; empty where something does
 */
public record CostToFlip(
        int target,
        long spendMicros,
        List<Lever> levers,
        long largestPayoffMicros,
        boolean isWithinPositionLimit,
        None none,
        String detail) {

    /** Why nothing turns a decision. */
    public enum None {
        /** It fell. */
        DECIDED("decided"),
        /** The market ended before. */
        ENDED("ended"),
        /** A coordinator decides, prices advise. */
        ADVISORY("advisory"),
        /** Nobody can trade until it falls. */
        NOT_TRADING("not-trading"),
        /** A guard that the attack does not meet keeps the status quo. */
        GUARDS("guards"),
        /** No price that can be reached makes a difference in what is left of the window. */
        OUT_OF_REACH("out-of-reach");

        private final String id;

        None(String id) {
            this.id = id;
        }

        /** The name used in JSON. */
        public String id() {
            return id;
        }
    }

    public CostToFlip {
        levers = List.copyOf(levers);
    }

    /**
     * Works it out; touches nothing and may be called on any thread.
     *
     * @param terms of a market that decides
     * @param debts the maker's debts in its priced states
     * @param liquidityMicros its liquidity parameter b
     * @param outlook how its decision stands now
     * @param took who has taken part so far
     */
    public static CostToFlip of(
            MarketTerms terms, Phase phase, long[] debts, long liquidityMicros, Outlook outlook, Participation took) {
        CostToFlip none = barred(phase, outlook);
        if (none != null) {
            return none;
        }
        Book book = new Book(debts, liquidityMicros, terms.metric(), new Fee(terms.feeBps()));
        return new FlipSearch(book, liquidityMicros, outlook, took).cheapest();
    }

    static CostToFlip none(None none, String detail) {
        return new CostToFlip(-1, 0, List.of(), 0, true, none, detail);
    }

    static CostToFlip of(int target, Attack attack, long positionLimitMicros) {
        long payoff = attack.largestPayoffMicros();
        boolean within = positionLimitMicros == 0 || payoff <= positionLimitMicros;
        return new CostToFlip(target, attack.collateralMicros(), attack.levers(), payoff, within, null, "");
    }

    private static CostToFlip barred(Phase phase, Outlook outlook) {
        return switch (outlook.stage()) {
            case DECIDED -> none(None.DECIDED, "it is decided");
            case ENDED -> none(None.ENDED, "the market ended before it was decided");
            case AWAITING ->
                outlook.terms().decidesItself()
                        ? none(None.OUT_OF_REACH, "the window is over")
                        : none(None.ADVISORY, "a coordinator decides; prices only advise");
            case BEFORE_WINDOW, IN_WINDOW -> {
                if (!outlook.terms().decidesItself()) {
                    yield none(None.ADVISORY, "a coordinator decides; prices only advise");
                }
                yield phase == Phase.OPEN ? null : none(None.NOT_TRADING, "the market is " + phase.id());
            }
        };
    }
}
