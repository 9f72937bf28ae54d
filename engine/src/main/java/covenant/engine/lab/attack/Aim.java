package covenant.engine.lab.attack;

import covenant.engine.Limits;
import covenant.engine.command.Metric;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Participation;
import covenant.engine.lab.scene.Advice;
import covenant.engine.lab.scene.Bribe;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.Truth;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.util.function.DoubleFunction;

/**
 * What an attacker wants to bring about in a market, and how far prices must go for it. Prices are E[M|c] on the scale from 0 to 1. What would
 * be decided is asked of the decision's own {@link Outlook}, as if prices were held from now on and those guards were met that ask for traders
 * and volume.
 */
final class Aim {
    private static final double LEAST = 0.000_5;
    private static final double MOST = 0.999_5;
    private static final int HALVINGS = 24;

    private final Seat seat;
    private final AttackTerms terms;
    private final boolean isUp;

    Aim(Seat seat, AttackTerms terms) {
        this.seat = seat;
        this.terms = terms;
        Market market = market();
        this.isUp = market.decision() == null || !market.terms().decision().lowerIsBetter();
    }

    /** Whether the target's price has to rise; where the lower expectation wins it has to fall. */
    boolean isUp() {
        return isUp;
    }

    /** Whether the first of two prices does at least as much for whoever wants the target's price there. */
    boolean isAsGood(double price, double as) {
        return isUp ? price >= as : price <= as;
    }

    /** Whether prices decide, so that there is something to turn. */
    boolean isDecided() {
        return market().decision() != null;
    }

    /** Whether the target would be chosen if prices stayed as they are; false where nothing is decided. */
    boolean isWon() {
        return isDecided() && wins(prices());
    }

    /** Where the target's price must be held from now on for it to be chosen; NaN where no price does it. Where it wins already, as it is. */
    double targetPrice() {
        double[] held = prices();
        double now = held[terms.target()];
        return nearest(now, isUp ? MOST : LEAST, price -> {
            held[terms.target()] = price;
            return held;
        });
    }

    /** Beyond which price all other branches must be kept for the target to be chosen; NaN where no price does it. */
    double rivalPrice() {
        double[] now = prices();
        double[] held = now.clone();
        double best = isUp ? LEAST : MOST;
        for (int c = 0; c < now.length; c++) {
            if (c != terms.target()) {
                best = isUp ? Math.max(best, now[c]) : Math.min(best, now[c]);
            }
        }
        return nearest(best, isUp ? LEAST : MOST, price -> {
            for (int c = 0; c < now.length; c++) {
                held[c] = c == terms.target() || isAsGood(price, now[c]) ? now[c] : price;
            }
            return held;
        });
    }

    /** The price nearest to the first, between it and the second, at which these prices make the target win; NaN where there is none. */
    private double nearest(double from, double utmost, DoubleFunction<double[]> prices) {
        if (wins(prices.apply(from))) {
            return from;
        }
        if (!wins(prices.apply(utmost))) {
            return Double.NaN;
        }
        double loses = from;
        double wins = utmost;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (loses + wins) / 2;
            if (wins(prices.apply(middle))) {
                wins = middle;
            } else {
                loses = middle;
            }
        }
        return wins;
    }

    /**
     * Where the target's price pays best for someone who believes this and moves it last, the bounty being by the unit. The bounty is paid
     * whatever comes; what is lost on the target's branch is called off unless it comes about, so it counts by the chance of that.
     */
    double bestPrice(double belief) {
        double chance = truth().conditionChance()[terms.target()];
        return Bribe.target(belief, chance * market().liquidityMicros(), (double) terms.bountyMicros());
    }

    /** What is expected of the target beforehand. */
    double prior() {
        return truth().mean()[terms.target()];
    }

    private Truth truth() {
        return seat.plan().markets().get(terms.market()).truth();
    }

    private boolean wins(double[] prices) {
        Market market = market();
        if (market.settledCondition() >= 0) {
            return false;
        }
        long[] values = new long[prices.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = value(market.terms().metric(), prices[c]);
        }
        Outlook outlook = market.decision()
                .outlook(market.participation())
                .with(new Participation(Integer.MAX_VALUE, Long.MAX_VALUE))
                .holding(seat.nowMicros(), values);
        int chosen = outlook.terms().decidesItself() ? outlook.verdict().condition() : Advice.followed(outlook);
        return chosen == terms.target();
    }

    private static long value(Metric metric, double price) {
        return metric.type() == Metric.Type.SCALAR
                ? StrictMath.round(metric.lowMicros() + price * (metric.highMicros() - metric.lowMicros()))
                : StrictMath.round(price * Signals.unitsPerOne(metric));
    }

    private double[] prices() {
        double[] prices = new double[market().terms().conditions().size()];
        for (int c = 0; c < prices.length; c++) {
            prices[c] = seat.expectation(terms.market(), c);
        }
        return prices;
    }

    private Market market() {
        return seat.market(terms.market());
    }

    /** A price a little further, but no further than prices go. */
    static double beyond(double price, double by) {
        return Math.min(1 - 1.0 / Limits.MICROS, Math.max(1.0 / Limits.MICROS, price + by));
    }
}
