package covenant.api.directory;

import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import java.util.List;

/**
 * A market's number and what of it never changes.
 *
 * @param number its number in the venue
 * @param terms what it is about
 * @param sponsor number of the account that opened it and paid
 */
public record ListedMarket(int number, MarketTerms terms, int sponsor) {

    /**
     * The number of a condition.
     *
     * @throws Rejection {@link Refusal#UNKNOWN_CONDITION}
     */
    public int condition(String id) {
        return find(terms.conditions(), id, Refusal.UNKNOWN_CONDITION, "conditions");
    }

    /**
     * The number of an outcome.
     *
     * @throws Rejection {@link Refusal#UNKNOWN_OUTCOME}
     */
    public int outcome(String id) {
        return find(terms.metric().outcomes(), id, Refusal.UNKNOWN_OUTCOME, "outcomes");
    }

    /** The condition's slug, or null for {@link Order#ANY}. */
    public String conditionId(int condition) {
        return condition == Order.ANY ? null : terms.conditions().get(condition);
    }

    /** The outcome's slug, or null for {@link Order#ANY}. */
    public String outcomeId(int outcome) {
        return outcome == Order.ANY ? null : terms.metric().outcomes().get(outcome);
    }

    private static int find(List<String> names, String id, Refusal refusal, String what) {
        int index = names.indexOf(id);
        if (index < 0) {
            throw new Rejection(refusal, "the market's " + what + " are " + String.join(", ", names));
        }
        return index;
    }
}
