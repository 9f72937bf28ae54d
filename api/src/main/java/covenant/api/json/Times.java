package covenant.api.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants: microseconds since 1970 UTC inside, ISO-8601 UTC outside. */
public final class Times {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /** Such as {@code 2026-01-01T00:00:00Z}, with as many decimals as needed. */
    public static String iso(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
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
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
