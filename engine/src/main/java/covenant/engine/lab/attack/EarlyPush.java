package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Moves the target's branch once, as soon as what counts begins, and leaves it there. */
final class EarlyPush implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(
            new Parameter("after", Unit.DURATION, 0, 0, Told.YEAR_SECONDS, "how long after the window's beginning"));

    private final AttackTerms terms;

    EarlyPush(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        long at = seat.windowMicros(terms.market()) + terms.parameters().micros("after");
        if (at < seat.endMicros(terms.market())) {
            seat.at(at, () -> drive.raise("push"));
        }
    }
}
