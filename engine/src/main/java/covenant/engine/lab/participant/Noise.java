package covenant.engine.lab.participant;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Buys or sells under a random condition at random times, as long as trading counts. Sizes are log-normal: many small trades, few large ones. */
final class Noise implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("trades", Unit.COUNT, 10, 0, 100_000, "how many trades each makes"),
            new Parameter("size", Unit.SHARES, 5, 0.001, 1_000_000, "how many shares a trade has on average"),
            new Parameter(
                    "spread",
                    Unit.NUMBER,
                    0.8,
                    0,
                    3,
                    "how unlike the sizes are: standard deviation of their logarithm; 0 for all alike"),
            new Parameter(
                    "tolerance",
                    Unit.FRACTION,
                    0,
                    0,
                    1,
                    "by which part of the quoted cost a trade may turn out dearer before it is refused; 0 for any"));

    private final ParticipantTerms terms;

    Noise(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        for (int i = 0; i < terms.parameters().count("trades"); i++) {
            int market = seat.chance().below(seat.plan().markets().size());
            long at = seat.chance().between(seat.beginMicros(market), seat.endMicros(market));
            seat.at(at, () -> trade(seat, account, market));
        }
    }

    private void trade(Seat seat, int account, int market) {
        int condition =
                seat.chance().below(seat.market(market).terms().conditions().size());
        long shares = size(seat);
        Order order = Order.shares(condition, 0, seat.chance().happens(0.5) ? shares : -shares);
        double tolerance = terms.parameters().number("tolerance");
        if (tolerance > 0) {
            Answer quoted = seat.rehearse(account, market, order);
            long cost = quoted.costMicros();
            order = order.atMost(cost + StrictMath.round(StrictMath.abs(cost) * tolerance));
        }
        seat.trade(account, market, order);
    }

    private long size(Seat seat) {
        double spread = terms.parameters().number("spread");
        // The mean of a log-normal is exp(mu + sigma^2 / 2): what is subtracted keeps it at the size.
        double factor = StrictMath.exp(spread * seat.chance().normal() - spread * spread / 2);
        double shares = terms.parameters().number("size") * factor * Limits.MICROS;
        return Math.max(1, StrictMath.round(Math.min(shares, Limits.MAX_POSITION_MICROS)));
    }
}
