package covenant.engine.lab.measure;

/**
 * An estimate with its 95 % confidence interval.
 *
 * @param estimate mean, or share
 * @param low end of the interval; NaN where one run alone says nothing of the others
 * @param high end of the interval; NaN likewise
 * @param runs on how many runs it rests; 0 if on none, and then nothing else means anything
 */
public record Interval(double estimate, double low, double high, long runs) {
    /** Of nothing. */
    public static final Interval NONE = new Interval(0, 0, 0, 0);

    /** Whether it rests on any run at all. */
    public boolean isKnown() {
        return runs > 0;
    }

    /** Whether it has both ends. */
    public boolean isBounded() {
        return runs > 0 && !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether everything in it is above a number. */
    public boolean isAbove(double number) {
        return isBounded() && low > number;
    }

    /** Whether everything in it is below a number. */
    public boolean isBelow(double number) {
        return isBounded() && high < number;
    }

    /** Whether the two have nothing in common, so that they differ by more than chance explains. */
    public boolean differsFrom(Interval other) {
        return isBounded() && other.isBounded() && (low > other.high || high < other.low);
    }
}
