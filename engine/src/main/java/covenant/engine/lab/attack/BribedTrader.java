package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/**
 * Knows something, like an informed trader, trades once in its place in the order of traders, and is paid for the outcome. Where nothing is
 * decided the bounty is by the unit, and it moves the price to where its marginal loss is the bounty. Where a decision is taken the bounty is
 * all or nothing: it moves the price just as far as turns the decision if the bounty is more than what that is expected to lose, and to its
 * belief if not.
 */
final class BribedTrader implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(
            new Parameter(
                    "seat",
                    Unit.FRACTION,
                    1,
                    0,
                    1,
                    "its place in the order of traders, as a part of the time in which trading counts: 0 first, 1 last"),
            new Parameter(
                    "precision",
                    Unit.NUMBER,
                    100,
                    0,
                    1e9,
                    "how exact its signal is: one over the variance of the noise; 0 for none"));

    private final AttackTerms terms;

    BribedTrader(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        double belief =
                seat.belief(terms.market(), terms.target(), terms.parameters().number("precision"));
        long at = seat.momentMicros(terms.market(), terms.parameters().number("seat"));
        seat.at(Math.min(at, seat.endMicros(terms.market()) - 1), () -> trade(seat, drive, belief));
    }

    private void trade(Seat seat, Drive drive, double belief) {
        double now = seat.expectation(terms.market(), terms.target());
        double goal = goal(seat, drive.aim(), belief, now);
        boolean honest = goal == belief;
        if (!drive.pushTo(terms.target(), now, goal, honest ? "trades on its signal" : "trades for the bounty")) {
            drive.holdBack("finds nothing to trade");
        }
    }

    private double goal(Seat seat, Aim aim, double belief, double now) {
        double given = terms.parameters().number("price");
        if (given > 0) {
            return given;
        }
        if (!aim.isDecided()) {
            return aim.bestPrice(belief);
        }
        double needed = aim.targetPrice();
        if (Double.isNaN(needed) || aim.isAsGood(belief, needed)) {
            return belief;
        }
        double slack = terms.parameters().number("slack");
        double turned = Aim.beyond(needed, aim.isUp() ? slack : -slack);
        // Honest trading is worth nothing if the target is not chosen: its branch is called off.
        double b = seat.market(terms.market()).liquidityMicros();
        return terms.bountyMicros() + b * gain(belief, now, turned) > 0 ? turned : belief;
    }

    /** What moving a price from p to t is expected to gain whoever believes q, per unit of b. */
    private static double gain(double q, double p, double t) {
        return q * StrictMath.log(t / p) + (1 - q) * StrictMath.log((1 - t) / (1 - p));
    }
}
