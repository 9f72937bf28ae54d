package covenant.engine.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals against tables, closed forms and their own definitions. */
class IntervalsTest {
    private static final double NOTHING = Double.NaN;

    /** 97.5 % points as any printed table has them, to its last place. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706",
        "2, 4.303",
        "3, 3.182",
        "4, 2.776",
        "5, 2.571",
        "7, 2.365",
        "10, 2.228",
        "15, 2.131",
        "20, 2.086",
        "29, 2.045",
        "30, 2.042",
        "40, 2.021",
        "60, 2.000",
        "120, 1.980",
        "1000000, 1.960"
    })
    void studentsQuantilesAreThoseOfTheTable(int degrees, double published) {
        assertThat(StudentT.twoSided(0.05, degrees)).isCloseTo(published, within(5.0001e-4));
    }

    @Test
    void withOneAndTwoDegreesThereIsAClosedForm() {
        assertThat(StudentT.twoSided(0.05, 1)).isCloseTo(StrictMath.tan(StrictMath.PI * 0.475), within(1e-9));
        assertThat(StudentT.twoSided(0.05, 2)).isCloseTo(0.95 / StrictMath.sqrt(2 * 0.975 * 0.025), within(1e-10));
    }

    @Test
    void aMeanHasStudentsInterval() {
        // Mean 3, variance 2.5, standard error sqrt(0.5), t with 4 degrees 2.7764451.
        Interval mean = Intervals.mean(new double[] {1, 2, NOTHING, 3, 4, 5});
        assertThat(mean.estimate()).isEqualTo(3);
        assertThat(mean.low()).isCloseTo(3 - 2.7764451 * StrictMath.sqrt(0.5), within(1e-7));
        assertThat(mean.high()).isCloseTo(3 + 2.7764451 * StrictMath.sqrt(0.5), within(1e-7));
        assertThat(mean.runs()).isEqualTo(5);
    }

    @Test
    void noRunsAreNothingAndOneRunHasNoInterval() {
        assertThat(Intervals.mean(new double[] {NOTHING})).isEqualTo(Interval.NONE);
        Interval one = Intervals.mean(new double[] {7});
        assertThat(one.estimate()).isEqualTo(7);
        assertThat(one.isBounded()).isFalse();
        assertThat(one.isAbove(0)).isFalse();
    }

    /** Wilson (1927), as tables of it have them: yes, of, low, high. */
    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.0552, 0.1744",
        "5, 10, 0.2366, 0.7634",
        "0, 10, 0, 0.2775",
        "10, 10, 0.7225, 1",
        "1, 1, 0.2065, 1"
    })
    void aShareHasWilsonsInterval(int yes, int of, double low, double high) {
        double[] runs = new double[of];
        Arrays.fill(runs, 0, yes, 1);
        Interval share = Intervals.share(runs);
        assertThat(share.estimate()).isEqualTo((double) yes / of);
        assertThat(share.low()).isCloseTo(low, within(5.1e-5));
        assertThat(share.high()).isCloseTo(high, within(5.1e-5));
    }

    /** Nothing has changed in any of ten runs: that is no certainty, it is what none of ten says of a share. */
    @Test
    void aChangeThatNoRunShowsMayStillBeThere() {
        Interval change = Intervals.shareChange(new double[10]);
        assertThat(change.estimate()).isEqualTo(0);
        assertThat(change.high()).isCloseTo(Intervals.share(0, 10).high(), within(1e-12));
        assertThat(change.low()).isCloseTo(-change.high(), within(1e-12));
        double[] all = new double[10];
        Arrays.fill(all, 1);
        assertThat(Intervals.shareChange(all).high()).isEqualTo(1);
        assertThat(Intervals.shareChange(all).low()).isBetween(0.3, 0.8);
    }

    @Test
    void aChangeOfShareIsTheSameSeenFromTheOtherSide() {
        Interval up = Intervals.shareChange(new double[] {1, 1, 1, 0, 0, -1, NOTHING, 0});
        Interval down = Intervals.shareChange(new double[] {-1, -1, -1, 0, 0, 1, 0});
        assertThat(up.runs()).isEqualTo(7);
        assertThat(up.estimate()).isEqualTo(2 / 7.0);
        assertThat(up.low()).isCloseTo(-down.high(), within(1e-12));
        assertThat(up.high()).isCloseTo(-down.low(), within(1e-12));
    }

    @Test
    void ninetyFiveOfAHundredChangesOfShareHoldTheTruth() {
        Random random = new Random(5);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] changes = new double[60];
            // Twenty in a hundred get worse and ten get better.
            Arrays.setAll(changes, j -> {
                double lot = random.nextDouble();
                return lot < 0.2 ? 1 : lot < 0.3 ? -1 : 0;
            });
            Interval change = Intervals.shareChange(changes);
            held += change.low() <= 0.1 && change.high() >= 0.1 ? 1 : 0;
        }
        assertThat(held / 2_000.0).isBetween(0.935, 0.965);
    }

    @Test
    void theEndsOfARatioAreWhereTheDataJustDoNotContradictIt() {
        Random random = new Random(3);
        double[] above = new double[40];
        double[] below = new double[40];
        for (int i = 0; i < 40; i++) {
            below[i] = 2 + random.nextGaussian();
            above[i] = 3 * below[i] + random.nextGaussian();
        }
        Interval ratio = Intervals.ratio(above, below);
        assertThat(ratio.estimate()).isBetween(ratio.low(), ratio.high());
        for (double end : new double[] {ratio.low(), ratio.high()}) {
            double[] rest = new double[40];
            Arrays.setAll(rest, i -> above[i] - end * below[i]);
            Interval mean = Intervals.mean(rest);
            // Zero is an end of the interval of what is left.
            assertThat(StrictMath.min(StrictMath.abs(mean.low()), StrictMath.abs(mean.high())))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void nothingIsDividedByWhatCannotBeToldFromZero() {
        assertThat(Intervals.ratio(new double[] {1, 2, 3}, new double[] {-1, 0, 1})
                        .isKnown())
                .isFalse();
        assertThat(Intervals.ratio(new double[] {1, 2, 3}, new double[] {0, 0, 0})
                        .isKnown())
                .isFalse();
    }

    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTruth() {
        Random random = new Random(11);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] sample = random.doubles(12).toArray();
            Interval mean = Intervals.mean(sample);
            held += mean.low() <= 0.5 && mean.high() >= 0.5 ? 1 : 0;
        }
        assertThat(held / 2_000.0).isBetween(0.935, 0.965);
    }
}
