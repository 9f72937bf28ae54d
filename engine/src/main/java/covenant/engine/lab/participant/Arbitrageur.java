package covenant.engine.lab.participant;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.command.TradeBatch;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the differences between branches. Under one joint scoring rule the law of total probability always holds, so there is nothing to earn
 * without risk; but what is news about all branches at once moves them together, and one branch that moves alone departs from the difference
 * that was to be expected. That difference it trades back, hedged: in every branch in one batch, so that the branches' mean stays. Where claims
 * on conditions are traded and the world brings them about, it also trades their prices back to the chances that are known.
 */
final class Arbitrageur implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "band",
                    Unit.FRACTION,
                    0.02,
                    0,
                    1,
                    "how far a branch may stray from its usual place among the others"),
            new Parameter("share", Unit.FRACTION, 1, 0, 1, "which part of what is too much it trades back at a time"),
            new Parameter(
                    "looks", Unit.COUNT, 50, 0, 100_000, "how often it looks, evenly until trading no longer counts"));

    private static final int HALVINGS = 8;

    private final ParticipantTerms terms;

    Arbitrageur(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        int looks = terms.parameters().count("looks");
        for (int m = 0; m < seat.plan().markets().size() && looks > 0; m++) {
            int market = m;
            long begin = seat.beginMicros(market);
            long step = (seat.endMicros(market) - begin) / looks;
            // Each begins at its own moment, or all of a group would look at the same time.
            long first = seat.chance().between(begin, begin + step);
            for (int i = 0; i < looks; i++) {
                seat.at(first + i * step, () -> look(seat, account, market));
            }
        }
    }

    private void look(Seat seat, int account, int market) {
        if (seat.market(market).settledCondition() < 0) {
            keepGaps(seat, account, market);
            keepChances(seat, account, market);
        }
    }

    private void keepGaps(Seat seat, int account, int market) {
        double[] usual = seat.beliefs(market, 0);
        double[] price = new double[usual.length];
        double shift = 0;
        for (int c = 0; c < usual.length; c++) {
            price[c] = seat.expectation(market, c);
            shift += (price[c] - usual[c]) / usual.length;
        }
        double widest = 0;
        for (int c = 0; c < usual.length; c++) {
            widest = Math.max(widest, StrictMath.abs(price[c] - usual[c] - shift));
        }
        if (widest <= terms.parameters().number("band")) {
            return;
        }
        // What cannot be paid is tried by half: the batch is all or nothing, so that the hedge is never left with one
        // leg.
        double part = terms.parameters().number("share");
        for (int i = 0; i < HALVINGS && part > 0; i++, part /= 2) {
            List<TradeBatch.Leg> legs = new ArrayList<>();
            for (int c = 0; c < usual.length; c++) {
                addLeg(legs, market, c, price[c], price[c] + part * (usual[c] + shift - price[c]));
            }
            if (legs.isEmpty() || seat.rehearse(account, legs).ok()) {
                trade(seat, account, legs);
                return;
            }
        }
    }

    private static void trade(Seat seat, int account, List<TradeBatch.Leg> legs) {
        if (!legs.isEmpty()) {
            seat.trade(account, legs);
        }
    }

    private static void addLeg(List<TradeBatch.Leg> legs, int market, int condition, double price, double to) {
        long ppb = StrictMath.round(Math.min(0.999, Math.max(0.001, to)) * Limits.PPB);
        if (StrictMath.abs(to - price) > 1e-4) {
            legs.add(new TradeBatch.Leg(market, Order.toPrice(condition, 0, ppb)));
        }
    }

    private void keepChances(Seat seat, int account, int market) {
        Truth truth = seat.plan().markets().get(market).truth();
        boolean isTraded = seat.market(market).terms().conditionTrading()
                && seat.market(market).decision() == null;
        for (int c = 0; c < truth.conditionChance().length && isTraded; c++) {
            double price = seat.conditionPrice(market, c);
            double off = truth.conditionChance()[c] - price;
            if (truth.conditionChance().length > 1
                    && StrictMath.abs(off) > terms.parameters().number("band")) {
                seat.push(
                        account,
                        market,
                        c,
                        Order.ANY,
                        price + terms.parameters().number("share") * off);
            }
        }
    }
}
