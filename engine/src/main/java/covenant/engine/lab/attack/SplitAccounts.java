package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Moves the target's branch shortly before the decision through many accounts, each as far as the position limit lets it. */
final class SplitAccounts implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(
            Told.BEFORE,
            new Parameter("accounts", Unit.COUNT, 10, 1, 1_000, "over how many accounts the budget is spread"));

    private final AttackTerms terms;

    SplitAccounts(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, terms.parameters().count("accounts"));
        seat.at(seat.endMicros(terms.market()) - terms.parameters().micros("before"), () -> drive.raise("push"));
    }
}
