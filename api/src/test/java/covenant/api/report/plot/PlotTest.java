package covenant.api.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Axes have round marks, and long courses are thinned without losing what stands out. */
class PlotTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long NEW_YEAR = 1_767_225_600_000_000L;

    @Test
    void marksStandAtRoundNumbers() {
        assertThat(labels(Ticks.numbers(0.41, 0.83, 5))).containsExactly("0.5", "0.6", "0.7", "0.8");
        assertThat(labels(Ticks.numbers(-1234, 950, 4))).containsExactly("−1,000", "−500", "0", "500");
        assertThat(labels(Ticks.numbers(0.0012, 0.0049, 4))).containsExactly("0.002", "0.003", "0.004");
    }

    @Test
    void marksStandAtRoundTimes() {
        assertThat(labels(Ticks.times(NEW_YEAR + 5, NEW_YEAR + 2 * HOUR, 7)))
                .containsExactly("00:30", "01:00", "01:30", "02:00");
        assertThat(labels(Ticks.times(NEW_YEAR, NEW_YEAR + 6 * DAY, 7)))
                .containsExactly("1 Jan", "2 Jan", "3 Jan", "4 Jan", "5 Jan", "6 Jan", "7 Jan");
        assertThat(labels(Ticks.times(NEW_YEAR, NEW_YEAR + 120 * DAY, 7)))
                .containsExactly("Jan", "Feb", "Mar", "Apr", "May");
        assertThat(labels(Ticks.times(NEW_YEAR, NEW_YEAR + 3000 * DAY, 7))).contains("2028", "2030");
        assertThat(labels(Ticks.times(NEW_YEAR + 5, NEW_YEAR + 700_000, 7)))
                .containsExactly("00:00:00.200", "00:00:00.400", "00:00:00.600");
        assertThat(Ticks.times(NEW_YEAR, NEW_YEAR + 1, 7)).hasSizeLessThan(8);
    }

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void thinningKeepsTheExtremesOfAHundredThousandPoints() {
        long[] at = new long[100_000];
        double[] value = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = i;
            value[i] = 0.5 + 0.1 * (i % 2);
        }
        value[61_234] = 1;
        value[61_240] = 0;
        String path = StepPath.of(
                new Line("x", 0, false, false, at, value), new Scale(0, at.length, 0, 700), new Scale(0, 1, 100, 0), 1);

        assertThat(path.length()).isLessThan(40_000);
        double y = 0;
        double least = 100;
        double greatest = 0;
        Matcher steps = Pattern.compile("M[-0-9.]+ ([-0-9.]+)|v([-0-9.]+)").matcher(path);
        while (steps.find()) {
            y = steps.group(1) != null ? Double.parseDouble(steps.group(1)) : y + Double.parseDouble(steps.group(2));
            least = Math.min(least, y);
            greatest = Math.max(greatest, y);
        }
        assertThat(least).as("the highest point on paper").isCloseTo(0, org.assertj.core.data.Offset.offset(0.05));
        assertThat(greatest).isCloseTo(100, org.assertj.core.data.Offset.offset(0.05));
    }

    @Test
    void aCourseIsDrawnInStepsWithGapsWhereThereIsNothing() {
        Line line = new Line("x", 0, false, false, new long[] {0, 10, 20, 30}, new double[] {1, 2, Double.NaN, 1});
        assertThat(StepPath.of(line, new Scale(0, 40, 0, 40), new Scale(0, 2, 20, 0), 1))
                .isEqualTo("M0 10h10v-10h10M30 10h10");
    }

    @Test
    void emptyPlotsAreDrawnToo() {
        Line line = new Line("x", 0, false, true, new long[0], new double[0]);
        TimePlot plot = new TimePlot(
                "nothing",
                List.of(new Panel("p", List.of(line), 50, false)),
                TimePlot.Axis.TIME,
                0,
                0,
                null,
                List.of());
        assertThat(plot.html(1).toString()).contains("<svg").doesNotContain("NaN", "Infinity");
        assertThat(new IntervalPlot("n", "u", List.of(new IntervalPlot.Row("a", Double.NaN, 0, 0)))
                        .html()
                        .toString())
                .contains("not measured");
        assertThat(new BarPlot("n", "u", "was", "is", Arrays.asList()).html().toString())
                .doesNotContain("NaN");
    }
}
