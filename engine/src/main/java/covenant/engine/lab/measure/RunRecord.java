package covenant.engine.lab.measure;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.decision.Reading;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.PricePath;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.Seat;
import covenant.engine.pricing.Odds;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.StateHash;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out of one scene, seen from one market. Prices, statistics and values are on the scale from 0 to 1 of {@code Truth}.
 *
 * @param sequence of the last command
 * @param hash of the last state
 * @param decided the condition that came about
 * @param byRule what the rule alone would have chosen; -1 where the market decides nothing
 * @param right the condition under which the true value is best; -1 where several are, or the market decides nothing
 * @param prices E[M|c] by condition in force when the decision fell, or at the end of trading where the market decides nothing
 * @param statistics what the decision's rule compares, by condition: averages, or last prices; empty where there are none
 * @param lastPrice E[M|c] of the condition that came about, at the end of trading
 * @param truth the true value under that condition
 * @param value what the metric turned out to be: 0 or 1 where it is binary
 * @param path of the target's branch until the decision; null if nobody asked
 */
public record RunRecord(
        long sequence,
        String hash,
        int decided,
        int byRule,
        int right,
        double[] prices,
        double[] statistics,
        double lastPrice,
        double truth,
        double value,
        List<Share> shares,
        PricePath path,
        long trades,
        long refused) {
    /**
     * What one player made of it.
     *
     * @param profitMicros in the markets
     * @param outsideMicros paid to it from elsewhere
     * @param capitalMicros the most it had tied up
     */
    public record Share(
            String name,
            Party party,
            long profitMicros,
            long outsideMicros,
            long volumeMicros,
            long capitalMicros,
            long trades,
            long refused) {}

    public RunRecord {
        shares = List.copyOf(shares);
    }

    /**
     * Plays a scene in which everybody has a seat to its end, and holds what was gained against the scoring rule.
     *
     * @param market place of the market from which it is seen
     * @param path the target's, already followed; null for none
     * @throws IllegalStateException if the gains are not what the scoring rule says
     */
    public static RunRecord play(Scene scene, int market, PricePath path) {
        scene.play();
        Market seen = scene.venue().market(market);
        double[] last = prices(seen);
        scene.settle();
        scene.assertWelfare();
        LabMarket plan = scene.plan().markets().get(market);
        double[] values = scene.world(market).value();
        int condition = seen.settledCondition();
        return new RunRecord(
                scene.venue().engine().sequence(),
                StateHash.hex(scene.venue().engine().hash()),
                condition,
                seen.decision() == null ? -1 : seen.decision().choice().byRule(),
                seen.decision() == null
                        ? -1
                        : best(values, plan.terms().decision().lowerIsBetter()),
                atDecision(seen, last),
                statistics(seen),
                last[condition],
                values[condition],
                value(seen),
                shares(scene),
                path,
                scene.trades(),
                scene.refused());
    }

    private static double[] prices(Market market) {
        double[] prices = new double[market.terms().conditions().size()];
        for (int c = 0; c < prices.length; c++) {
            prices[c] = Odds.of(market.q(), market.liquidityMicros(), market.claim(c, 0))
                    .p();
        }
        return prices;
    }

    private static List<Reading> readings(Market market) {
        return market.decision().outlook(market.participation()).standing().readings();
    }

    private static double[] atDecision(Market market, double[] last) {
        return market.decision() == null
                ? last
                : readings(market).stream()
                        .mapToDouble(each -> onScale(market, each.last()))
                        .toArray();
    }

    /** What the rule compares: averages over the window, or the last prices where it reads those. */
    private static double[] statistics(Market market) {
        if (market.decision() != null && market.terms().decision().baseRule() == DecisionTerms.Rule.LAST_PRICE) {
            return readings(market).stream()
                    .mapToDouble(each -> onScale(market, each.last()))
                    .toArray();
        }
        if (market.decision() == null || !readings(market).stream().allMatch(Reading::hasAverage)) {
            return new double[0];
        }
        return readings(market).stream()
                .mapToDouble(each -> onScale(market, each.average()))
                .toArray();
    }

    private static double onScale(Market market, long parts) {
        Metric metric = market.terms().metric();
        return metric.type() == Metric.Type.SCALAR
                ? ((double) parts - metric.lowMicros()) / (metric.highMicros() - metric.lowMicros())
                : (double) parts / Signals.unitsPerOne(metric);
    }

    /** The one with the best value; -1 where several have it, for then none of them is a mistake. */
    static int best(double[] values, boolean lowerIsBetter) {
        double sign = lowerIsBetter ? -1 : 1;
        int best = 0;
        boolean isAlone = true;
        for (int c = 1; c < values.length; c++) {
            double more = sign * (values[c] - values[best]);
            isAlone = more > 0 || isAlone && more < 0;
            best = more > 0 ? c : best;
        }
        return isAlone ? best : -1;
    }

    private static double value(Market market) {
        return market.settledOutcome() == Order.ANY
                ? onScale(market, market.settledValueMicros())
                : market.settledOutcome() == 0 ? 1 : 0;
    }

    private static List<Share> shares(Scene scene) {
        List<Share> shares = new ArrayList<>();
        for (Seat seat : scene.seats()) {
            shares.add(new Share(
                    seat.name(),
                    seat.party(),
                    seat.profitMicros(),
                    seat.outsideMicros(),
                    seat.tally().volumeMicros(),
                    seat.tally().capitalMicros(),
                    seat.tally().trades(),
                    seat.tally().refused()));
        }
        return shares;
    }

    /** What a party made in the markets, in credits; NaN where nobody is of it. */
    public double profit(Party party) {
        return sum(party, false);
    }

    /** What a party was paid from elsewhere, in credits; NaN where nobody is of it. */
    public double outside(Party party) {
        return sum(party, true);
    }

    private double sum(Party party, boolean outside) {
        boolean isThere = false;
        long sum = 0;
        for (Share each : shares) {
            if (each.party() == party) {
                isThere = true;
                sum += outside ? each.outsideMicros() : each.profitMicros();
            }
        }
        return isThere ? (double) sum / Limits.MICROS : Double.NaN;
    }

    /** What all who defend made in the markets, in credits; NaN where nobody does. */
    public double defenders() {
        boolean isThere = false;
        long sum = 0;
        for (Share each : shares) {
            if (each.party().defends()) {
                isThere = true;
                sum += each.profitMicros();
            }
        }
        return isThere ? (double) sum / Limits.MICROS : Double.NaN;
    }

    /** The most that a party had tied up, its players' own peaks added up, in credits. */
    public double capital(Party party) {
        return (double) shares.stream()
                        .filter(each -> each.party() == party)
                        .mapToLong(Share::capitalMicros)
                        .sum()
                / Limits.MICROS;
    }
}
