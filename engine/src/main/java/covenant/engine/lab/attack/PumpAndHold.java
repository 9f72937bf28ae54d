package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import java.util.List;

/** Moves the target's branch and, whenever it is traded back, moves it again, until the decision or the end of the budget. */
final class PumpAndHold implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(Told.FROM, Told.LOOKS);

    private final AttackTerms terms;

    PumpAndHold(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        long from = seat.momentMicros(terms.market(), terms.parameters().number("from"));
        seat.repeat(from, seat.endMicros(terms.market()), terms.parameters().count("looks"), () -> drive.raise("pump"));
    }
}
