package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Leaves the target alone and pushes every other branch down (up, where the lower wins), until the target passes the threshold. */
final class BranchSqueeze implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "price",
                    Unit.FRACTION,
                    0,
                    0,
                    0.999_999,
                    "beyond which the other branches are pushed, from 0 to 1; 0: just as far as turns the decision"),
            Told.SLACK,
            Told.STRENGTH,
            Told.FROM,
            Told.LOOKS);

    private final AttackTerms terms;

    BranchSqueeze(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        long from = seat.momentMicros(terms.market(), terms.parameters().number("from"));
        seat.repeat(
                from,
                seat.endMicros(terms.market()),
                terms.parameters().count("looks"),
                () -> drive.squeeze("squeeze"));
    }
}
