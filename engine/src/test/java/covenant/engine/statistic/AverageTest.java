package covenant.engine.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Averages against published numbers, against a loop that takes every microsecond or every point one by one, and over ten years. */
class AverageTest {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long TEN_YEARS = 3_653L * 86_400 * SECOND;
    private static final int SCRIPTS = 2_000;
    private static final long SEED = Long.getLong("covenant.seed", System.nanoTime());

    @Test
    void anAttackOfAQuarterHourHardlyMovesThreeDays() {
        Average average = new Average(new Window(0, 72 * 60 * MINUTE + 15 * MINUTE, MINUTE), 0);
        average.hold(100 * SECOND, 0, 72 * 60 * MINUTE);
        average.hold(1_000 * SECOND, 72 * 60 * MINUTE, 72 * 60 * MINUTE + 15 * MINUTE);
        assertThat(value(average, TEN_YEARS)).isEqualByComparingTo("103114186.8512");
    }

    @Test
    void aLaggingObservationIsAnArithmeticProgression() {
        Average average = new Average(new Window(0, 20 * MINUTE, MINUTE), 5);
        average.start(500);
        average.hold(550, 0, 10 * MINUTE);
        assertThat(value(average, 10 * MINUTE)).isEqualByComparingTo("527.5");
        assertThat(average.observation()).isEqualTo(550);
        average.hold(550, 10 * MINUTE, 20 * MINUTE);
        assertThat(value(average, 20 * MINUTE)).isEqualByComparingTo("538.75");
    }

    @Test
    void theObservationMovesBeforeTheWindowButDoesNotCount() {
        Average average = new Average(new Window(3 * MINUTE, 5 * MINUTE, MINUTE), 10);
        average.start(0);
        average.hold(100, 0, 5 * MINUTE);
        assertThat(average.weight(5 * MINUTE)).isEqualTo(2);
        assertThat(average.sum()).as("points at 4 and 5 minutes").isEqualTo(BigInteger.valueOf(40 + 50));
    }

    @Test
    void nothingIsRoundedInTenYearsOfTheLargestValue() {
        long value = 1_000_000_000_000_000L;
        Average average = new Average(new Window(0, TEN_YEARS, SECOND), 0);
        average.hold(-value, 0, 1);
        average.hold(value, 1, TEN_YEARS);
        BigInteger exact = BigInteger.valueOf(value).multiply(BigInteger.valueOf(TEN_YEARS - 2));
        assertThat(average.sum()).isEqualTo(exact);

        Average lagging = new Average(new Window(0, TEN_YEARS, SECOND), 1);
        lagging.start(-value);
        lagging.hold(value, 0, TEN_YEARS);
        BigInteger points = BigInteger.valueOf(TEN_YEARS / SECOND);
        BigInteger progression = points.multiply(points.add(BigInteger.ONE)).shiftRight(1);
        assertThat(lagging.sum())
                .isEqualTo(points.multiply(BigInteger.valueOf(-value)).add(progression));
    }

    /** Random step functions: what the closed form gives is what a loop over each moment gives, however the time is cut. */
    @Test
    void theClosedFormIsTheLoop() {
        System.out.println("AverageTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int script = 0; script < SCRIPTS; script++) {
            long grid = random.nextLong(1, 20);
            long from = random.nextLong(0, 200);
            Window window = new Window(from, from + random.nextLong(1, 300), grid);
            long maxChange = random.nextBoolean() ? 0 : random.nextLong(1, 30);
            Average average = new Average(window, maxChange);
            long[] path = path(random);
            average.start(path[0]);
            for (int at = 0; at < path.length; ) {
                int until = at + random.nextInt(1, 40);
                while (at < path.length && at < until) {
                    int same = at;
                    while (same < path.length && same < until && path[same] == path[at]) {
                        same++;
                    }
                    average.hold(path[at], at, same);
                    at = same;
                }
            }
            long[] naive = naive(window, maxChange, path);
            assertThat(average.sum()).as("seed %d, script %d", SEED, script).isEqualTo(BigInteger.valueOf(naive[0]));
            assertThat(average.weight(path.length)).isEqualTo(naive[1]);
            if (maxChange > 0) {
                assertThat(average.observation()).isEqualTo(naive[2]);
            }
        }
    }

    /** The value in force from each moment to the next. */
    private static long[] path(SplittableRandom random) {
        long[] path = new long[random.nextInt(1, 600)];
        long value = random.nextLong(-500, 500);
        for (int t = 0; t < path.length; t++) {
            value = random.nextInt(25) == 0 ? random.nextLong(-500, 500) : value;
            path[t] = value;
        }
        return path;
    }

    private static long[] naive(Window window, long maxChange, long[] path) {
        long sum = 0;
        long weight = 0;
        long observation = path[0];
        for (int t = 1; t <= path.length; t++) {
            // What was in force until t is what a point at t sees.
            long value = path[t - 1];
            boolean within = t > window.fromMicros() && t <= window.toMicros();
            if (maxChange == 0 && within) {
                sum += value;
                weight++;
            }
            if (maxChange > 0 && t % window.gridMicros() == 0 && t <= window.toMicros()) {
                observation += Math.max(-maxChange, Math.min(maxChange, value - observation));
                sum += within ? observation : 0;
                weight += within ? 1 : 0;
            }
        }
        return new long[] {sum, weight, observation};
    }

    /** 128 bits against a number of any size. */
    @Test
    void aWideSumIsExact() {
        System.out.println("AverageTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        WideSum sum = new WideSum();
        BigInteger exact = BigInteger.ZERO;
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextLong() >> random.nextInt(16, 64);
            long b = random.nextLong() >> random.nextInt(16, 64);
            sum.addProduct(a, b);
            exact = exact.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            assertThat(sum.toBigInteger()).as("seed %d, step %d", SEED, i).isEqualTo(exact);
        }
        assertThat(exact.bitLength()).isGreaterThan(80);
    }

    private static BigDecimal value(Average average, long atMicros) {
        return new BigDecimal(average.sum())
                .divide(BigDecimal.valueOf(average.weight(atMicros)), MathContext.DECIMAL64)
                .setScale(4, java.math.RoundingMode.HALF_UP);
    }
}
