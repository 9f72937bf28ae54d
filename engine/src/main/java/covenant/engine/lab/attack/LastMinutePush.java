package covenant.engine.lab.attack;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Moves the target's branch to a price in one trade, shortly before the decision. */
final class LastMinutePush implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("before", Unit.DURATION, 60, 0.000_001, 86_400 * 366.0, "how long before the decision"),
            new Parameter("price", Unit.FRACTION, 0.9, 0.000_001, 0.999_999, "to which E[M|target] is moved"));

    private final AttackTerms terms;

    LastMinutePush(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Bounty.promise(seat, terms);
        int account = seat.open(terms.budgetMicros());
        seat.at(Timing.endOf(seat, terms.market()) - terms.parameters().micros("before"), () -> {
            seat.mark("push");
            long price = StrictMath.round(terms.parameters().number("price") * Limits.PPB);
            seat.trade(account, terms.market(), Order.toPrice(terms.target(), 0, price));
        });
    }
}
