package covenant.engine.lab.attack;

import covenant.engine.Answer;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.state.Market;
import java.util.List;

/**
 * Proposed the target, is paid for it if it is chosen, and holds units of the metric outside of the market: it defends its proposal's price
 * against sellers, and goes on as long as what it may expect to lose on what it had to buy is below what it gets.
 */
final class ProposerLongMetric implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(
            Told.FROM,
            Told.LOOKS,
            new Parameter(
                    "ask",
                    Unit.CREDITS,
                    0,
                    0,
                    1_000_000_000,
                    "what it is paid if the target is chosen, besides the bounty"),
            new Parameter(
                    "units",
                    Unit.SHARES,
                    0,
                    0,
                    1_000_000_000,
                    "how many units it holds outside, each worth E[M] of what is chosen, from 0 to 1, at the end"));

    private final AttackTerms terms;
    private double expectedLossMicros;

    ProposerLongMetric(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        Market market = seat.market(terms.market());
        int without = market.decision() == null
                ? terms.target()
                : market.terms().decision().statusQuo();
        double start = seat.expectation(terms.market(), without);
        seat.atEnd(then -> {
            boolean decides = market.decision() != null;
            int chosen = decides ? market.settledCondition() : terms.target();
            double gained = seat.expectation(terms.market(), chosen) - start;
            then.receivesOutside(StrictMath.round(terms.parameters().micros("units") * gained));
            then.receivesOutside(
                    decides && Bounty.isChosen(market, terms.target())
                            ? terms.parameters().micros("ask")
                            : 0);
        });
        long from = seat.momentMicros(terms.market(), terms.parameters().number("from"));
        seat.repeat(
                from,
                seat.endMicros(terms.market()),
                terms.parameters().count("looks"),
                () -> defend(seat, drive, start));
    }

    private void defend(Seat seat, Drive drive, double start) {
        double goal = drive.goal();
        double now = seat.expectation(terms.market(), terms.target());
        if (Double.isNaN(goal) || drive.aim().isAsGood(now, goal)) {
            return;
        }
        double price = now + drive.strength() * (goal - now);
        double loss = expectedLoss(seat, drive, price);
        if (expectedLossMicros + loss > stakeMicros(goal - start)) {
            drive.holdBack("holds back: it would lose more than it is paid");
            return;
        }
        if (drive.pushTo(terms.target(), now, goal, "defends its price")) {
            expectedLossMicros += loss;
        }
    }

    /** What is lost on what is bought now if everybody's expectation is right. */
    private double expectedLoss(Seat seat, Drive drive, double price) {
        Order order = Order.toPrice(terms.target(), 0, StrictMath.round(Aim.beyond(price, 0) * 1e9));
        Answer answer = seat.rehearse(drive.account(0), terms.market(), order);
        return answer.ok()
                ? answer.costMicros() - answer.sharesMicros() * drive.aim().prior()
                : 0;
    }

    private double stakeMicros(double rise) {
        double bounty = terms.bountyMicros() + terms.parameters().micros("ask");
        return bounty + Math.max(0, terms.parameters().micros("units") * rise);
    }
}
