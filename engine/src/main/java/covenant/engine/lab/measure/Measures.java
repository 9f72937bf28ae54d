package covenant.engine.lab.measure;

import covenant.engine.Limits;
import covenant.engine.lab.scene.Party;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the runs of one variant show: the same measures in the same order for every campaign; those for which there is nothing to measure rest on
 * 0 runs. Means by Student's t, shares by Wilson's interval, their change by Tango's, ratios by Fieller's theorem; a change
 * is taken run by run.
 */
public final class Measures {
    private static final String CREDITS = "credits";
    private static final String SHARE = "share of runs";
    private static final String SCALE = "of 1";

    /** Half of the least difference that a recorded price can show: what is less comes from rounding. */
    static final double LEAST_PRICE = 0.5 / Limits.PPB;

    private static final String WITHOUT = " without the attack";
    private static final String WITH = " with the attack";

    private final Table table;
    private final boolean isBinary;
    private final int target;
    private final List<Measure> list = new ArrayList<>();

    private Measures(List<double[]> rows, boolean isBinary, int target) {
        this.table = new Table(rows);
        this.isBinary = isBinary;
        this.target = target;
    }

    /**
     * Measures a variant.
     *
     * @param rows one for each run, as {@link RunPair#row} makes them
     * @param isBinary whether the metric is binary
     * @param target the condition that the attacker wants; -1 where there is no attack
     */
    public static List<Measure> of(List<double[]> rows, boolean isBinary, int target) {
        Measures measures = new Measures(rows, isBinary, target);
        measures.displacement();
        measures.decisions();
        measures.attacker();
        measures.defenders();
        measures.parties();
        measures.forecasts();
        measures.trades();
        return List.copyOf(measures.list);
    }

    private void add(String id, String title, String unit, String what, Interval value) {
        list.add(new Measure(id, title, unit, what, value));
    }

    private void mean(String id, String title, String unit, String what, double[] values) {
        add(id, title, unit, what, Intervals.mean(values));
    }

    private void share(String id, String title, String what, double[] values) {
        add(id, title, SHARE, what, Intervals.share(values));
    }

    private void displacement() {
        mean(
                "price-displacement",
                "Displacement of the price",
                SCALE,
                "By how much the attack has moved E[M|target] when the decision falls, on the metric's scale from 0 to 1.",
                table.change(Column.PRICE_WITHOUT, Column.PRICE_WITH));
        mean(
                "statistic-displacement",
                "Displacement of the statistic",
                SCALE,
                "By how much the attack has moved what the rule compares of the target, its average or its last price, on the same scale.",
                table.change(Column.STATISTIC_WITHOUT, Column.STATISTIC_WITH));
        mean(
                "half-life",
                "Half-life of the displacement",
                "seconds",
                "From the attacker's last trade before the decision until half of the displacement is gone, in the runs where that happens"
                        + " before the decision.",
                table.of(Column.HALF_LIFE));
        share(
                "not-halved",
                "Displacement that lasts",
                "Runs in which half of the displacement or more is still there when the decision falls; they are no part of the half-life.",
                table.of(Column.HALVED, Column.HALVED, (halved, same) -> 1 - halved));
    }

    private void decisions() {
        share(
                "decision-flips",
                "Decision flips",
                "Runs that decide otherwise with the attack than without; where a lot decides, its luck is part of it.",
                decisionFlips());
        share(
                "rule-flips",
                "Flips of the rule's choice",
                "The same for what the rule alone would have chosen: without the lot, and without a coordinator.",
                table.differ(Column.BY_RULE_WITHOUT, Column.BY_RULE_WITH));
        share(
                "target-without",
                "Decisions for the target" + WITHOUT,
                "Runs in which the condition that the attacker wants comes about anyway.",
                target < 0 ? new double[0] : table.is(Column.DECIDED_WITHOUT, target));
        share(
                "target-with",
                "Decisions for the target" + WITH,
                "Runs in which the condition that the attacker wants comes about.",
                target < 0 ? new double[0] : table.is(Column.DECIDED_WITH, target));
        share(
                "wrong-without",
                "Wrong decisions" + WITHOUT,
                "Runs that decide for a condition that is not the one under which the true value is best, of those where one is best.",
                table.differ(Column.DECIDED_WITHOUT, Column.RIGHT));
        share(
                "wrong-with",
                "Wrong decisions" + WITH,
                "The same with the attack.",
                table.differ(Column.DECIDED_WITH, Column.RIGHT));
        add(
                "wrong-change",
                "More wrong decisions",
                SHARE,
                "By how much the attack raises the share of wrong decisions, run by run (Tango's interval for paired shares).",
                Intervals.shareChange(wrongChange()));
    }

    // What the world brings about is no decision: where nothing is decided nothing can be flipped.
    private double[] decisionFlips() {
        double[] flips = table.differ(Column.DECIDED_WITHOUT, Column.DECIDED_WITH);
        double[] rule = table.of(Column.BY_RULE_WITHOUT);
        for (int i = 0; i < flips.length; i++) {
            flips[i] = Double.isNaN(rule[i]) ? Double.NaN : flips[i];
        }
        return flips;
    }

    private double[] wrongChange() {
        double[] change = table.differ(Column.DECIDED_WITH, Column.RIGHT);
        double[] without = table.differ(Column.DECIDED_WITHOUT, Column.RIGHT);
        for (int i = 0; i < change.length; i++) {
            change[i] -= without[i];
        }
        return change;
    }

    private void attacker() {
        double[] profit = table.of(Column.ATTACKER_PROFIT);
        double[] cost = table.of(Column.ATTACKER_PROFIT, Column.ATTACKER_PROFIT, (p, same) -> -p);
        mean(
                "attacker-market-profit",
                "Attacker's profit in the market",
                CREDITS,
                "What the attacker makes in the markets.",
                profit);
        mean(
                "attacker-outside-without",
                "Attacker's payment from outside" + WITHOUT,
                CREDITS,
                "What the attacker would be paid from elsewhere if it did nothing.",
                table.of(Column.ATTACKER_OUTSIDE_WITHOUT));
        mean(
                "attacker-outside-with",
                "Attacker's payment from outside" + WITH,
                CREDITS,
                "What the attacker is paid from elsewhere.",
                table.of(Column.ATTACKER_OUTSIDE_WITH));
        mean(
                "attacker-profit",
                "Attacker's profit in all",
                CREDITS,
                "What it makes in the markets and is paid from elsewhere, together.",
                table.of(Column.ATTACKER_PROFIT, Column.ATTACKER_OUTSIDE_WITH, Double::sum));
        mean(
                "attacker-gain",
                "What the attack brings the attacker",
                CREDITS,
                "Its profit in all less what it would be paid if it did nothing: above 0 the attack pays.",
                gain());
        mean(
                "attacker-cost",
                "Cost of the attack",
                CREDITS,
                "What the attacker loses in the markets; below 0 it gains.",
                cost);
        mean(
                "attacker-capital",
                "Capital tied up",
                CREDITS,
                "The most that the attacker has paid in and not got back at one time.",
                table.of(Column.ATTACKER_CAPITAL));
        add(
                "cost-per-point",
                "Cost per point of displacement",
                "credits per point",
                "Mean cost over mean displacement of the price in hundredths of the scale, whichever way it went (Fieller's interval); on 0"
                        + " runs where the displacement cannot be told from none.",
                Intervals.ratio(cost, points()));
    }

    // An attacker who wants the lowest value moves the price down: that is displacement too, and no negative cost.
    private double[] points() {
        double[] change = table.change(Column.PRICE_WITHOUT, Column.PRICE_WITH);
        double sign = Intervals.mean(change).estimate() < 0 ? -100 : 100;
        return Arrays.stream(change).map(each -> sign * each).toArray();
    }

    private double[] gain() {
        double[] gain = table.change(Column.ATTACKER_OUTSIDE_WITHOUT, Column.ATTACKER_OUTSIDE_WITH);
        double[] profit = table.of(Column.ATTACKER_PROFIT);
        for (int i = 0; i < gain.length; i++) {
            gain[i] += profit[i];
        }
        return gain;
    }

    private void defenders() {
        String who = "informed traders, arbitrageurs and defenders";
        mean(
                "defenders-without",
                "Defenders' profit" + WITHOUT,
                CREDITS,
                "What " + who + " make in the markets.",
                table.of(Column.DEFENDERS_WITHOUT));
        mean(
                "defenders-with",
                "Defenders' profit" + WITH,
                CREDITS,
                "The same with the attack.",
                table.of(Column.DEFENDERS_WITH));
        mean(
                "defenders-gain",
                "What the attack brings the defenders",
                CREDITS,
                "By how much more " + who + " make with the attack.",
                table.change(Column.DEFENDERS_WITHOUT, Column.DEFENDERS_WITH));
        add(
                "defenders-share",
                "Defenders' share of the attacker's loss",
                "of 1",
                "What the attack brings the defenders, over what it costs in the markets: ratio of means (Fieller's interval); on 0 runs where"
                        + " no loss can be told from none.",
                lossShare());
    }

    private Interval lossShare() {
        double[] loss = table.of(Column.ATTACKER_PROFIT, Column.ATTACKER_PROFIT, (p, same) -> -p);
        return Intervals.mean(loss).isAbove(0)
                ? Intervals.ratio(table.change(Column.DEFENDERS_WITHOUT, Column.DEFENDERS_WITH), loss)
                : Interval.NONE;
    }

    private void parties() {
        party(Party.NOISE, "noise traders", Column.NOISE_WITHOUT, Column.NOISE_WITH);
        party(Party.INFORMED, "informed traders", Column.INFORMED_WITHOUT, Column.INFORMED_WITH);
        party(Party.ARBITRAGEUR, "arbitrageurs", Column.ARBITRAGEUR_WITHOUT, Column.ARBITRAGEUR_WITH);
        party(Party.DEFENDER, "those who defend a belief", Column.DEFENDER_WITHOUT, Column.DEFENDER_WITH);
        party(Party.HERD, "the herd", Column.HERD_WITHOUT, Column.HERD_WITH);
    }

    private void party(Party party, String who, Column without, Column with) {
        String name =
                party.id().substring(0, 1).toUpperCase(Locale.ROOT) + party.id().substring(1);
        mean(
                party.id() + "-profit-without",
                name + " profit" + WITHOUT,
                CREDITS,
                "What " + who + " make together in the markets.",
                table.of(without));
        mean(
                party.id() + "-profit-with",
                name + " profit" + WITH,
                CREDITS,
                "The same with the attack.",
                table.of(with));
    }

    private void forecasts() {
        forecast("without", WITHOUT, Column.LAST_PRICE_WITHOUT, Column.VALUE_WITHOUT, Column.TRUTH_WITHOUT);
        forecast("with", WITH, Column.LAST_PRICE_WITH, Column.VALUE_WITH, Column.TRUTH_WITH);
    }

    private void forecast(String id, String title, Column price, Column value, Column truth) {
        share(
                "accuracy-" + id,
                "Accuracy" + title,
                "Runs in which the last price of the branch that came about is on the side of what happened, of those where it is on a side;"
                        + " binary metrics only.",
                isBinary ? table.of(price, value, Measures::isOnItsSide) : new double[0]);
        mean(
                "absolute-error-" + id,
                "Absolute error" + title,
                SCALE,
                "Distance of that price from what the metric turned out to be.",
                table.of(price, value, (p, v) -> StrictMath.abs(p - v)));
        mean(
                "truth-error-" + id,
                "Distance from the truth" + title,
                SCALE,
                "Distance of that price from the true value, which chance has no part in.",
                table.of(price, truth, (p, t) -> StrictMath.abs(p - t)));
        mean(
                "log-score-" + id,
                "Log score" + title,
                "nats",
                "v ln p + (1 - v) ln(1 - p) of that price p for the metric's value v: 0 is perfect, a coin scores -0.693.",
                table.of(price, value, Measures::logScore));
    }

    /** A price in the middle takes no side. */
    private static double isOnItsSide(double p, double v) {
        return StrictMath.abs(p - 0.5) < LEAST_PRICE ? Double.NaN : p > 0.5 == v > 0.5 ? 1 : 0;
    }

    private static double logScore(double p, double v) {
        return (v == 0 ? 0 : v * StrictMath.log(p)) + (v == 1 ? 0 : (1 - v) * StrictMath.log1p(-p));
    }

    private void trades() {
        mean(
                "trades-without",
                "Trades" + WITHOUT,
                "trades",
                "Trades carried out in a run, fills of orders among them.",
                table.of(Column.TRADES_WITHOUT));
        mean("trades-with", "Trades" + WITH, "trades", "The same with the attack.", table.of(Column.TRADES_WITH));
        mean(
                "refused-without",
                "Refused" + WITHOUT,
                "commands",
                "Commands that the venue refused in a run.",
                table.of(Column.REFUSED_WITHOUT));
        mean("refused-with", "Refused" + WITH, "commands", "The same with the attack.", table.of(Column.REFUSED_WITH));
    }
}
