package covenant.engine.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import covenant.engine.Limits;
import covenant.engine.lab.measure.RunRecord.Share;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.PricePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Measures of runs made by hand. */
class MeasuresTest {
    private static final long SECOND = Limits.MICROS;
    private static final long DECIDES = 100 * SECOND;
    private static final int TARGET = 1;

    private static RunRecord run(int decided, double price, double average, PricePath path, Share... shares) {
        return new RunRecord(
                1,
                "hash",
                decided,
                decided,
                0,
                new double[] {0.6, price},
                new double[] {0.6, average},
                0.8,
                0.7,
                1,
                List.of(shares),
                path,
                10,
                1);
    }

    private static Share share(Party party, double credits, double outside) {
        return new Share(
                party.id(),
                party,
                StrictMath.round(credits * Limits.MICROS),
                StrictMath.round(outside * Limits.MICROS),
                0,
                30 * Limits.MICROS,
                3,
                0);
    }

    /** At the second, the price; an attacker's trades at those that are named. */
    private static PricePath path(double[][] steps, long... pushes) {
        PricePath path = new PricePath(0, TARGET, DECIDES);
        Arrays.stream(steps).forEach(step -> path.add((long) (step[0] * SECOND), step[1]));
        Arrays.stream(pushes).forEach(at -> path.pushed(at * SECOND));
        return path;
    }

    private static Map<String, Interval> measure(RunPair... pairs) {
        List<double[]> rows =
                new ArrayList<>(Arrays.stream(pairs).map(RunPair::row).toList());
        return Measures.of(rows, true, TARGET).stream().collect(Collectors.toMap(Measure::id, Measure::value));
    }

    private static RunPair pair(
            int without, int with, double moved, double attacker, double outside, double defenders) {
        RunRecord honest = run(
                without,
                0.4,
                0.41,
                path(new double[][] {{0, 0.4}}),
                share(Party.INFORMED, 2, 0),
                share(Party.ATTACKER, 0, without == TARGET ? 10 : 0));
        RunRecord attacked = run(
                with,
                0.4 + moved,
                0.41 + moved / 10,
                path(new double[][] {{0, 0.4}, {50, 0.4 + moved}}, 50),
                share(Party.INFORMED, 2 + defenders, 0),
                share(Party.ATTACKER, attacker, outside));
        return new RunPair(honest, attacked, TARGET, DECIDES);
    }

    @Test
    void whatIsMovedDecidedAndGainedIsAddedUpRunByRun() {
        Map<String, Interval> measures = measure(
                pair(0, 1, 0.2, -4, 10, 3),
                pair(0, 0, 0.1, -2, 0, 1),
                pair(1, 1, 0.3, -6, 10, 5),
                pair(0, 0, 0.2, -4, 0, 3));

        assertThat(measures.get("price-displacement").estimate()).isCloseTo(0.2, within(1e-12));
        // 0.2, 0.1, 0.3, 0.2: standard deviation sqrt(0.02/3), t with 3 degrees 3.1824463.
        assertThat(measures.get("price-displacement").high())
                .isCloseTo(0.2 + 3.1824463 * StrictMath.sqrt(0.02 / 3 / 4), within(1e-7));
        assertThat(measures.get("statistic-displacement").estimate()).isCloseTo(0.02, within(1e-12));
        assertThat(measures.get("decision-flips").estimate()).isEqualTo(0.25);
        assertThat(measures.get("rule-flips").estimate()).isEqualTo(0.25);
        assertThat(measures.get("target-without").estimate()).isEqualTo(0.25);
        assertThat(measures.get("target-with").estimate()).isEqualTo(0.5);
        assertThat(measures.get("wrong-without").estimate()).isEqualTo(0.25);
        assertThat(measures.get("wrong-with").estimate()).isEqualTo(0.5);
        assertThat(measures.get("wrong-change").estimate()).isEqualTo(0.25);
        assertThat(measures.get("attacker-market-profit").estimate()).isEqualTo(-4);
        assertThat(measures.get("attacker-cost").estimate()).isEqualTo(4);
        assertThat(measures.get("attacker-outside-with").estimate()).isEqualTo(5);
        assertThat(measures.get("attacker-profit").estimate()).isEqualTo(1);
        assertThat(measures.get("attacker-profit").isAbove(0)).isFalse();
        // In one of the two runs that paid 10 the target would have been decided anyway.
        assertThat(measures.get("attacker-outside-without").estimate()).isEqualTo(2.5);
        assertThat(measures.get("attacker-gain").estimate()).isEqualTo(-1.5);
        assertThat(measures.get("attacker-capital").estimate()).isEqualTo(30);
        // Every point costs 0.2 in every run, so there is no doubt about it.
        assertThat(measures.get("cost-per-point").estimate()).isCloseTo(0.2, within(1e-12));
        assertThat(measures.get("cost-per-point").high()).isCloseTo(0.2, within(1e-7));
        assertThat(measures.get("defenders-gain").estimate()).isEqualTo(3);
        assertThat(measures.get("defenders-share").estimate()).isEqualTo(0.75);
        assertThat(measures.get("informed-profit-with").estimate()).isEqualTo(5);
        assertThat(measures.get("herd-profit-with").isKnown()).isFalse();
        assertThat(measures.get("trades-with").estimate()).isEqualTo(10);
    }

    @Test
    void forecastsAreScoredByTheBranchThatCameAbout() {
        Map<String, Interval> measures = measure(pair(0, 0, 0.1, -1, 0, 1), pair(0, 0, 0.2, -2, 0, 1));
        assertThat(measures.get("accuracy-with").estimate()).isEqualTo(1);
        assertThat(measures.get("absolute-error-with").estimate()).isCloseTo(0.2, within(1e-12));
        assertThat(measures.get("truth-error-with").estimate()).isCloseTo(0.1, within(1e-12));
        assertThat(measures.get("log-score-with").estimate()).isCloseTo(StrictMath.log(0.8), within(1e-12));
    }

    private static double halfLife(double[][] attacked, double[][] honest, long... pushes) {
        RunRecord without = run(0, 0.4, 0.4, path(honest), share(Party.ATTACKER, 0, 0));
        RunRecord with = run(0, 0.4, 0.4, path(attacked, pushes), share(Party.ATTACKER, 0, 0));
        return new RunPair(without, with, TARGET, DECIDES).halfLife();
    }

    @Test
    void theHalfLifeCountsFromTheAttackersLastTradeUntilHalfIsGone() {
        double[][] still = {{0, 0.4}};
        double[][] back = {{0, 0.4}, {10, 0.7}, {20, 0.8}, {35, 0.61}, {50, 0.59}};
        assertThat(halfLife(back, still, 10, 20))
                .as("0.40, then 0.21, then 0.19")
                .isEqualTo(30);
        assertThat(halfLife(back, new double[][] {{0, 0.4}, {27, 0.65}}, 10, 20))
                .as("the honest price comes up to it")
                .isEqualTo(7);
        assertThat(halfLife(new double[][] {{0, 0.4}, {10, 0.2}, {12, 0.45}}, still, 10))
                .as("pushed down and overshot")
                .isEqualTo(2);
        assertThat(halfLife(new double[][] {{0, 0.4}, {99, 0.8}}, still, 99)).isInfinite();
        assertThat(halfLife(still, still)).as("nobody pushed").isNaN();
        assertThat(halfLife(still, still, 10)).as("nothing moved").isNaN();
    }

    @Test
    void aDisplacementThatLastsIsCountedApart() {
        Map<String, Interval> measures = measure(pair(0, 0, 0.1, -1, 0, 1), pair(0, 0, 0.2, -2, 0, 1));
        assertThat(measures.get("not-halved").estimate()).isEqualTo(1);
        assertThat(measures.get("half-life").isKnown()).isFalse();
    }

    @Test
    void everyMeasureHasAnIdOfItsOwnAndASentence() {
        List<Measure> measures = Measures.of(List.of(), false, -1);
        assertThat(measures).allSatisfy(each -> {
            assertThat(each.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(each.what()).endsWith(".");
            assertThat(each.value()).isEqualTo(Interval.NONE);
        });
        assertThat(measures.stream().map(Measure::id).collect(Collectors.toMap(Function.identity(), id -> id)))
                .hasSize(measures.size());
    }

    @Test
    void wherePricesAreToGoDownTheCostOfAPointIsStillACost() {
        Map<String, Interval> measures = measure(pair(0, 0, -0.2, -4, 0, 1), pair(0, 0, -0.1, -2, 0, 1));
        assertThat(measures.get("price-displacement").estimate()).isCloseTo(-0.15, within(1e-12));
        Map<String, Interval> clear =
                measure(pair(0, 0, -0.2, -4, 0, 1), pair(0, 0, -0.21, -4.2, 0, 1), pair(0, 0, -0.19, -3.8, 0, 1));
        assertThat(clear.get("cost-per-point").estimate()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void whereSeveralConditionsAreBestNoneOfThemIsAMistake() {
        assertThat(RunRecord.best(new double[] {0.5, 0.5}, false)).isEqualTo(-1);
        assertThat(RunRecord.best(new double[] {0.5, 0.5, 0.6}, false)).isEqualTo(2);
        assertThat(RunRecord.best(new double[] {0.6, 0.5, 0.6}, false)).isEqualTo(-1);
        assertThat(RunRecord.best(new double[] {0.6, 0.5, 0.6}, true)).isEqualTo(1);
        assertThat(RunRecord.best(new double[] {0.5, 0.7, 0.6}, true)).isZero();
    }
}
