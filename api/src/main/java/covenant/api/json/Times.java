package covenant.api.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants and durations: microseconds inside, ISO-8601 outside (since 1970 and in UTC where it is an instant). */
public final class Times {
    /** The longest duration that is read: a thousand years of 365 days. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final long MICROS_PER_SECOND = 1_000_000;

    private static volatile Second lastTold = new Second(0, "1970-01-01T00:00:00");

    private Times() {}

    /** Such as {@code 2026-01-01T00:00:00Z}, with as many decimals as needed. */
    public static String iso(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        int fraction = (int) Math.floorMod(micros, MICROS_PER_SECOND);
        Second told = lastTold;
        if (told.second != second) {
            // Nearly all times that are told fall into the present second.
            String text = Instant.ofEpochSecond(second).toString();
            told = new Second(second, text.substring(0, text.length() - 1));
            lastTold = told;
        }
        if (fraction == 0) {
            return told.text + "Z";
        }
        return fraction % 1_000 == 0
                ? told.text + "." + digits(fraction / 1_000) + "Z"
                : told.text + "." + digits(fraction / 1_000) + digits(fraction % 1_000) + "Z";
    }

    private static String digits(int upTo999) {
        return upTo999 < 10 ? "00" + upTo999 : upTo999 < 100 ? "0" + upTo999 : Integer.toString(upTo999);
    }

    /** A second and its text, without the Z. */
    private record Second(long second, String text) {}

    /** The same, or null for 0, which stands for a time that has not come. */
    public static String isoOrNull(long micros) {
        return micros == 0 ? null : iso(micros);
    }

    /**
     * The microseconds of such a text; an offset other than {@code Z} is understood.
     *
     * @throws DateTimeException if it is no instant from 1970 to 9999, or finer than a microsecond; the message is for the client
     */
    public static long micros(String iso) {
        Instant instant;
        try {
            instant = Instant.parse(iso);
        } catch (DateTimeException e) {
            throw new DateTimeException("is not a time such as \"2026-12-31T23:59:59Z\"", e);
        }
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new DateTimeException("is not between 1970 and 9999");
        }
        if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new DateTimeException("is finer than a microsecond");
        }
        // Not ChronoUnit.between: it counts in nanoseconds, which end in 2262.
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** Such as {@code PT72H}. */
    public static String isoDuration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS).toString();
    }

    /**
     * The microseconds of a duration such as {@code PT72H} or {@code P3D}; a day is 24 hours.
     *
     * @throws DateTimeException if it is none, negative, longer than a thousand years or finer than a microsecond; the message is for
     *     the client
     */
    public static long durationMicros(String iso) {
        Duration duration;
        try {
            duration = Duration.parse(iso);
        } catch (DateTimeException e) {
            throw new DateTimeException("is not a duration such as \"PT72H\" or \"P3D\"", e);
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new DateTimeException("is not between 0 and a thousand years");
        }
        if (duration.getNano() % 1_000 != 0) {
            throw new DateTimeException("is finer than a microsecond");
        }
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }
}
