package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import java.util.List;

/** Moves the target's branch in one trade, shortly before the decision. */
final class LastMinutePush implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(Told.BEFORE);

    private final AttackTerms terms;

    LastMinutePush(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        seat.at(seat.endMicros(terms.market()) - terms.parameters().micros("before"), () -> drive.raise("push"));
    }
}
