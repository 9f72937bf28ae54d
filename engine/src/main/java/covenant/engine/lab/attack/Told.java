package covenant.engine.lab.attack;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.ArrayList;
import java.util.List;

/** What more than one attack can be told. */
final class Told {
    static final double YEAR_SECONDS = 86_400 * 366.0;

    static final Parameter PRICE = new Parameter(
            "price",
            Unit.FRACTION,
            0,
            0,
            0.999_999,
            "to which the attacked price is moved, from 0 to 1; 0: just as far as turns the decision, or pays best where nothing is decided");
    static final Parameter SLACK = new Parameter(
            "slack",
            Unit.FRACTION,
            0.01,
            0,
            1,
            "how much further than what just turns the decision; not where a price is given");
    static final Parameter STRENGTH =
            new Parameter("strength", Unit.FRACTION, 1, 0, 1, "how much of it is done: 0 nothing, 1 all");
    static final Parameter BEFORE =
            new Parameter("before", Unit.DURATION, 60, 0.000_001, YEAR_SECONDS, "how long before the decision");
    static final Parameter FROM = new Parameter(
            "from", Unit.FRACTION, 0.25, 0, 1, "when it begins, as a part of the time in which trading counts");
    static final Parameter LOOKS = new Parameter(
            "looks",
            Unit.COUNT,
            100,
            1,
            100_000,
            "how often it looks whether the price was traded back, evenly until the end");

    private Told() {}

    /** What an attack is told that moves a price, and what only it is told. */
    static List<Parameter> pushing(Parameter... own) {
        List<Parameter> all = new ArrayList<>(List.of(PRICE, SLACK, STRENGTH));
        all.addAll(List.of(own));
        return List.copyOf(all);
    }
}
