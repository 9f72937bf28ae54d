package covenant.api.json;

import covenant.engine.Limits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in files and on the command line: {@code 90s}, {@code 15m}, {@code 6h}, {@code 3d}, {@code 1d12h}, or as ISO-8601 has them. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile(
            "(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9}(?:\\.[0-9]{1,6})?)s)?");
    private static final long[] SECONDS = {86_400, 3_600, 60};
    private static final String[] UNITS = {"d", "h", "m"};

    private Durations() {}

    /** The microseconds, or -1 if the text is no duration. */
    public static long micros(String text) {
        if (text.startsWith("P")) {
            try {
                return Times.durationMicros(text);
            } catch (DateTimeException e) {
                return -1;
            }
        }
        Matcher parts = SHORT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return -1;
        }
        long micros = 0;
        for (int i = 0; i < SECONDS.length; i++) {
            micros += parts.group(i + 1) == null ? 0 : Long.parseLong(parts.group(i + 1)) * SECONDS[i] * Limits.MICROS;
        }
        String seconds = parts.group(SECONDS.length + 1);
        return seconds == null
                ? micros
                : micros + new BigDecimal(seconds).movePointRight(6).longValueExact();
    }

    /** The short text of so many microseconds. */
    public static String text(long micros) {
        StringBuilder text = new StringBuilder();
        long left = micros;
        for (int i = 0; i < SECONDS.length; i++) {
            long unit = SECONDS[i] * Limits.MICROS;
            if (left >= unit) {
                text.append(left / unit).append(UNITS[i]);
                left %= unit;
            }
        }
        if (left > 0 || text.length() == 0) {
            text.append(Amounts.text(left)).append('s');
        }
        return text.toString();
    }
}
