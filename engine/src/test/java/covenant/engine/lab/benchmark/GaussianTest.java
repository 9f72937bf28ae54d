package covenant.engine.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GaussianTest {
    private static final int RUNS = 3_000;
    private static final long SEED = 20_260_101;

    /** The published means are over so many draws. */
    private static final int PUBLISHED_RUNS = 20_000;

    private static final double MOST_ERRORS = 4;

    /** In the order of {@link #figures}. */
    private record Row(int traders, int rounds, Mechanism mechanism, int seat, double bounty, double[] published) {
        BenchmarkTerms terms() {
            return new BenchmarkTerms(traders, bounty, seat, mechanism, rounds, null);
        }
    }

    /** From futarchy-fi/simulations at be9b2a6, mechanism-design/batch-amm/results/manip.json, rounded to six digits. */
    private static final List<Row> PUBLISHED = List.of(
            new Row(3, 1, Mechanism.SEQUENTIAL, 0, 0.05, new double[] {
                0.041493, 0.017202, 0.019254, 0.002208, 0.015430, 0.014094, 0.032632, 0.828050, 0.831050, 0.366829,
                0.359667
            }),
            new Row(3, 1, Mechanism.SEQUENTIAL, 2, 0.15, new double[] {
                0.218761, -0.012493, 0.005308, 0.033215, 0.028040, 0.028040, 0.015547, 0.733050, 0.831050, 0.537676,
                0.359667
            }),
            new Row(3, 1, Mechanism.BATCH, 0, 0.15, new double[] {
                0.083672, 0.005266, 0.009259, 0.012861, 0.019413, 0.018518, 0.024679, 0.798000, 0.830900, 0.446357,
                0.415376
            }),
            new Row(3, 3, Mechanism.BATCH, 2, 0.15, new double[] {
                0.141077, 0.001460, 0.011116, 0.021563, 0.023700, 0.022232, 0.025160, 0.785100, 0.831050, 0.441549,
                0.359666
            }),
            new Row(3, 3, Mechanism.SEQUENTIAL, 1, 0.5, new double[] {
                0.308872, -0.110306, 0.008731, 0.155773, 0.104357, 0.024617, -0.005949, 0.602500, 0.831050, 0.752637,
                0.359667
            }),
            new Row(10, 1, Mechanism.SEQUENTIAL, 9, 0.5, new double[] {
                0.403345, -0.070684, 0.000827, 0.201286, 0.046650, 0.046650, -0.024034, 0.502900, 0.901900, 0.933482,
                0.218374
            }));

    private static List<String> names() {
        return List.of(
                "displacement",
                "manipulator",
                "manipulator, honest run",
                "bounty received",
                "others",
                "others, honest run",
                "maker's loss",
                "accuracy",
                "accuracy, honest run",
                "log loss",
                "log loss, honest run");
    }

    private static List<Estimate> figures(BenchmarkResult result) {
        return List.of(
                result.displacement(),
                result.manipulatorProfit(),
                result.manipulatorProfitHonestRun(),
                result.bountyReceived(),
                result.honestProfit(),
                result.honestProfitHonestRun(),
                result.makerLoss(),
                result.accuracy(),
                result.accuracyHonestRun(),
                result.logLoss(),
                result.logLossHonestRun());
    }

    @TestFactory
    Stream<DynamicTest> publishedMeansLieWithinFourStandardErrors() {
        return PUBLISHED.stream()
                .map(row -> dynamicTest(row.terms().toString(), () -> {
                    List<Estimate> ours = figures(Gaussian.play(row.terms(), RUNS, SEED, run -> {}));
                    List<String> far = new ArrayList<>();
                    for (int f = 0; f < ours.size(); f++) {
                        Estimate estimate = ours.get(f);
                        double error = estimate.standardError() * StrictMath.sqrt(1 + (double) RUNS / PUBLISHED_RUNS);
                        assertThat(error).as(names().get(f)).isPositive();
                        double errors = StrictMath.abs(estimate.value() - row.published()[f]) / error;
                        if (errors > MOST_ERRORS) {
                            far.add(names().get(f) + " is " + estimate + ", published " + row.published()[f]);
                        }
                    }
                    assertThat(far).as("seed " + SEED).isEmpty();
                }));
    }

    @Test
    void aSeedGivesTheSameFiguresAndAnotherSeedOthers() {
        BenchmarkTerms terms = new BenchmarkTerms(4, 0.15, 2, Mechanism.SEQUENTIAL, 1, null);
        BenchmarkResult one = Gaussian.play(terms, 50, 7, run -> {});
        assertThat(Gaussian.play(terms, 50, 7, run -> {})).isEqualTo(one);
        assertThat(Gaussian.play(terms, 50, 8, run -> {})).isNotEqualTo(one);
    }

    /** The honest run does not know of the seat of the bribe but for the order: with one seat's order fixed, only the bribe differs. */
    @Test
    void withoutABountyNothingIsDisplaced() {
        BenchmarkResult result = Gaussian.play(new BenchmarkTerms(3, 0, 1, Mechanism.BATCH, 2, null), 50, 7, run -> {});
        assertThat(result.displacement()).isEqualTo(new Estimate(0, 0));
        assertThat(result.manipulatorProfit()).isEqualTo(result.manipulatorProfitHonestRun());
    }

    @Test
    void theNormalLawHasItsTabulatedValues() {
        assertThat(NormalLaw.below(0)).isEqualTo(0.5);
        assertThat(NormalLaw.below(1)).isCloseTo(0.841344746068543, within(1e-14));
        assertThat(NormalLaw.below(-3)).isCloseTo(0.00134989803163009, within(1e-15));
        assertThat(NormalLaw.quantile(0.975)).isCloseTo(1.95996398454005, within(1e-13));
        assertThat(NormalLaw.quantile(1e-4)).isCloseTo(-3.71901648545568, within(1e-11));
    }

    @Test
    void tooFewRunsAreRefused() {
        BenchmarkTerms terms = new BenchmarkTerms(3, 0.1, 0, Mechanism.BATCH, 1, null);
        assertThatThrownBy(() -> Gaussian.play(terms, 1, 7, run -> {})).hasMessageContaining("runs are 2 to");
    }
}
