package covenant.engine.lab.participant;

import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Buys or sells a random outcome under a random condition at random times. */
final class Noise implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("trades", Unit.COUNT, 10, 0, 100_000, "how many trades each makes"),
            new Parameter("size", Unit.SHARES, 5, 0.001, 1_000_000, "the most shares in a trade"));

    private final ParticipantTerms terms;

    Noise(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        for (int i = 0; i < terms.parameters().count("trades"); i++) {
            long at =
                    seat.chance().between(seat.plan().startMicros(), seat.plan().endMicros());
            seat.at(at, () -> trade(seat, account));
        }
    }

    private void trade(Seat seat, int account) {
        int market = seat.chance().below(seat.plan().markets().size());
        int condition =
                seat.chance().below(seat.market(market).terms().conditions().size());
        long shares = seat.chance().between(1, terms.parameters().micros("size"));
        seat.trade(account, market, Order.shares(condition, 0, seat.chance().happens(0.5) ? shares : -shares));
    }
}
