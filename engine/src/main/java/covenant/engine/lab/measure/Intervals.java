package covenant.engine.lab.measure;

import java.util.Arrays;

/** Estimates over runs with their 95 % confidence intervals. Numbers that are NaN are runs in which there is nothing to measure. */
public final class Intervals {
    private static final double TAILS = 0.05;

    /** The normal distribution's quantile for 95 %, both sides. */
    private static final double NORMAL = 1.959963984540054;

    private Intervals() {}

    /** A mean, by Student's t. */
    public static Interval mean(double[] values) {
        double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        int n = known.length;
        if (n == 0) {
            return Interval.NONE;
        }
        double mean = average(known);
        if (n == 1) {
            return new Interval(mean, Double.NaN, Double.NaN, 1);
        }
        double half = StudentT.twoSided(TAILS, n - 1) * StrictMath.sqrt(covariance(known, known) / n);
        return new Interval(mean, mean - half, mean + half, n);
    }

    /** A share of runs, by Wilson's score interval: 1 stands for yes, 0 for no. */
    public static Interval share(double[] values) {
        long n = 0;
        long yes = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                yes += value != 0 ? 1 : 0;
            }
        }
        return share(yes, n);
    }

    /** The same from counts. */
    public static Interval share(long yes, long n) {
        if (n == 0) {
            return Interval.NONE;
        }
        double p = (double) yes / n;
        double z2 = NORMAL * NORMAL;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL / (1 + z2 / n) * StrictMath.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        // At none and all of the runs the end is exactly 0 or 1.
        return new Interval(p, yes == 0 ? 0 : Math.max(0, middle - half), yes == n ? 1 : Math.min(1, middle + half), n);
    }

    /**
     * By how much a share of runs has changed, by Tango's score interval for paired shares (1998): 1 where a run came to count, -1 where one no
     * longer does, 0 where nothing changed. Where nothing changed in any run its ends are those that Wilson's interval has of none.
     */
    public static Interval shareChange(double[] changes) {
        long n = 0;
        long more = 0;
        long less = 0;
        for (double change : changes) {
            if (!Double.isNaN(change)) {
                n++;
                more += change > 0 ? 1 : 0;
                less += change < 0 ? 1 : 0;
            }
        }
        if (n == 0) {
            return Interval.NONE;
        }
        double change = (double) (more - less) / n;
        return new Interval(change, -end(less, more, n), end(more, less, n), n);
    }

    /** The largest change that the counts do not contradict: where the score has fallen to the normal quantile. */
    private static double end(long more, long less, long n) {
        double low = (double) (more - less) / n;
        double high = 1;
        while (high - low > 1e-15) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (score(more, less, n, middle) > -NORMAL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Tango's statistic: how far the counts are from a change of {@code change}, in standard deviations that hold under it. */
    private static double score(long more, long less, long n, double change) {
        double b = (2.0 * n - more + less) * change - more - less;
        double c = -less * change * (1 - change);
        double lessUnderIt = (StrictMath.sqrt(b * b - 8 * n * c) - b) / (4 * n);
        return (more - less - n * change) / StrictMath.sqrt(n * (2 * lessUnderIt + change * (1 - change)));
    }

    /**
     * A ratio of two means over the same runs, by Fieller's theorem (1954).
     *
     * @return {@link Interval#NONE} where the mean below cannot be told from 0: then there is nothing to divide by
     */
    public static Interval ratio(double[] above, double[] below) {
        int n = 0;
        double[] a = new double[above.length];
        double[] b = new double[above.length];
        for (int i = 0; i < above.length; i++) {
            if (!Double.isNaN(above[i]) && !Double.isNaN(below[i])) {
                a[n] = above[i];
                b[n++] = below[i];
            }
        }
        if (n < 2) {
            return Interval.NONE;
        }
        a = Arrays.copyOf(a, n);
        b = Arrays.copyOf(b, n);
        double meanA = average(a);
        double meanB = average(b);
        double t = StudentT.twoSided(TAILS, n - 1);
        double factor = t * t / n;
        // The ends are the roots of (meanA - r meanB)^2 = factor (varA - 2 r cov + r^2 varB).
        double square = meanB * meanB - factor * covariance(b, b);
        if (!(square > 0)) {
            return Interval.NONE;
        }
        double half = meanA * meanB - factor * covariance(a, b);
        double constant = meanA * meanA - factor * covariance(a, a);
        double root = StrictMath.sqrt(Math.max(0, half * half - square * constant));
        return new Interval(meanA / meanB, (half - root) / square, (half + root) / square, n);
    }

    private static double average(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = average(a);
        double meanB = average(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }
}
