package covenant.api.limit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a bucket fills and how much it holds.
 *
 * @param perSecond units that come in a second; 0 if there is no limit
 * @param burst units that a full bucket holds
 */
public record Rate(double perSecond, long burst) {
    /** No limit. */
    public static final Rate NONE = new Rate(0, 0);

    private static final double MAX_PER_SECOND = 1e6;
    private static final long MAX_BURST = 10_000_000;
    private static final int BURST_SECONDS = 5;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,3})?)(?::([0-9]{1,8}))?");

    public Rate {
        boolean none = perSecond == 0 && burst == 0;
        if (!none && !(perSecond > 0 && perSecond <= MAX_PER_SECOND && burst >= 1 && burst <= MAX_BURST)) {
            throw new IllegalArgumentException(
                    "a rate is 0, or above 0 up to 1000000 a second, with a burst from 1 to 10000000");
        }
    }

    /**
     * What {@code 0}, {@code 100} or {@code 100:500} stands for: so many a second, and so many at once; five seconds' worth unless said.
     *
     * @throws IllegalArgumentException saying what it may be
     */
    public static Rate of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a rate is 0 (no limit), PER_SECOND or PER_SECOND:BURST, such as 100:500, not " + text);
        }
        double perSecond = Double.parseDouble(matcher.group(1));
        if (perSecond == 0) {
            return NONE;
        }
        long burst = matcher.group(2) == null
                ? Math.max(1, (long) Math.ceil(perSecond * BURST_SECONDS))
                : Long.parseLong(matcher.group(2));
        return new Rate(perSecond, burst);
    }

    /** So many times as fast and as large, as far as a rate goes. */
    Rate times(int factor) {
        return isNone()
                ? NONE
                : new Rate(Math.min(MAX_PER_SECOND, perSecond * factor), Math.min(MAX_BURST, burst * factor));
    }

    /** Whether there is no limit. */
    public boolean isNone() {
        return perSecond == 0;
    }
}
