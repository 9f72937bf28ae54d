package covenant.engine.lab.participant;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/** Sees a noisy signal of what is true under each condition, and moves the prices to what follows from it and from the prior. */
final class Informed implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "precision",
                    Unit.NUMBER,
                    100,
                    0,
                    1e9,
                    "how exact the signal is: one over the variance of its noise, with values from 0 to 1; 0 for none"),
            new Parameter("visits", Unit.COUNT, 1, 0, 10_000, "how often it comes to trade"),
            new Parameter("share", Unit.FRACTION, 1, 0, 1, "which part of the way to its belief it moves a price"),
            new Parameter(
                    "learns",
                    Unit.FRACTION,
                    0,
                    0,
                    1,
                    "how far it gives in to the price it finds before it trades: 0 not at all, 1 altogether"),
            new Parameter(
                    "from",
                    Unit.FRACTION,
                    0,
                    0,
                    1,
                    "the earliest it comes, as a part of the time in which trading counts"),
            new Parameter("to", Unit.FRACTION, 1, 0, 1, "the latest it comes"));

    private final ParticipantTerms terms;

    Informed(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        for (int m = 0; m < seat.plan().markets().size(); m++) {
            int market = m;
            double[] belief = seat.beliefs(market, terms.parameters().number("precision"));
            long from = seat.momentMicros(market, terms.parameters().number("from"));
            long to = seat.momentMicros(market, terms.parameters().number("to"));
            for (int i = 0; i < terms.parameters().count("visits"); i++) {
                seat.at(seat.chance().between(from, to), () -> trade(seat, account, market, belief));
            }
        }
    }

    private void trade(Seat seat, int account, int market, double[] belief) {
        for (int c = 0; c < belief.length; c++) {
            double price = seat.expectation(market, c);
            double learned = belief[c] + terms.parameters().number("learns") * (price - belief[c]);
            seat.push(account, market, c, 0, price + terms.parameters().number("share") * (learned - price));
        }
    }
}
