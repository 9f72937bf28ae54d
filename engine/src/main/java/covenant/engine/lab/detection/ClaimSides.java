package covenant.engine.lab.detection;

import covenant.engine.command.Order;
import java.util.List;

/**
 * The claims of a market as a tape names them. Where a claim has one other side (the second of two outcomes or conditions) its trades are told
 * on the first: buying the one is selling the other, and costs one credit a share less. So trades that move one price share a claim.
 *
 * @param conditions their ids; may be empty where a market has none
 * @param outcomes their ids
 */
public record ClaimSides(List<String> conditions, List<String> outcomes) {
    public ClaimSides {
        conditions = List.copyOf(conditions);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * A trade's row.
     *
     * @param condition number of its condition, or {@link Order#ANY}
     * @param outcome number of its outcome, or {@link Order#ANY}
     * @param told the rest, with shares, cost and prices of the side that was traded; its claim does not count
     */
    public Tape.Row row(int condition, int outcome, Tape.Row told) {
        boolean isOfCondition = outcome == Order.ANY;
        boolean isOther =
                isOfCondition ? conditions.size() == 2 && condition == 1 : outcomes.size() == 2 && outcome == 1;
        return new Tape.Row(
                told.id(),
                told.atMicros(),
                told.account(),
                claim(isOther && isOfCondition ? 0 : condition, isOther && !isOfCondition ? 0 : outcome),
                isOther ? -told.shares() : told.shares(),
                isOther ? told.cost() - told.shares() : told.cost(),
                isOther ? 1 - told.before() : told.before(),
                isOther ? 1 - told.after() : told.after(),
                told.label());
    }

    private String claim(int condition, int outcome) {
        if (outcome == Order.ANY) {
            return conditions.get(condition);
        }
        String name = outcomes.get(outcome);
        return condition == Order.ANY ? name : name + " | " + conditions.get(condition);
    }
}
