package covenant.api.json;

import covenant.engine.Limits;
import covenant.engine.Plain;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Credits, shares and metric values as decimal text, and as the {@code long} micros in which the venue counts. Exact both ways: at
 * most 6 decimals, at most 10^12 either way of zero, no exponent, never a double.
 */
public final class Amounts {
    /** The largest absolute amount that is read: 10^12 credits. */
    public static final long MAX_MICROS = Limits.MAX_VENUE_MICROS;

    private static final int DECIMALS = 6;
    private static final int MAX_CHARS = 40;
    private static final int PLAIN_DIGITS = 12;
    private static final long NOT_PLAIN = Long.MIN_VALUE;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final BigDecimal MICROS = BigDecimal.valueOf(Limits.MICROS);
    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_MICROS);

    private Amounts() {}

    /** The shortest decimal text of so many micros, such as {@code 12.5} or {@code -0.000001}. */
    public static String text(long micros) {
        return Plain.credits(micros);
    }

    /**
     * The micros of a decimal text such as {@code 12.345678}.
     *
     * @throws NumberFormatException if it is not one, has more than 6 decimals or is beyond {@link #MAX_MICROS}; the message says
     *     which, for the client to read
     */
    public static long micros(String text) {
        long plain = plainMicros(text);
        return plain == NOT_PLAIN ? exactMicros(text) : plain;
    }

    /** Of what nearly every amount looks like: up to 12 digits, a point and up to 6 more; else {@link #NOT_PLAIN}. */
    private static long plainMicros(String text) {
        boolean negative = !text.isEmpty() && text.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int point = text.indexOf('.');
        int whole = (point < 0 ? text.length() : point) - start;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        boolean leads = whole > 1 && text.charAt(start) == '0';
        if (whole < 1 || whole > PLAIN_DIGITS || decimals > DECIMALS || point >= 0 && decimals == 0 || leads) {
            return NOT_PLAIN;
        }
        long micros = 0;
        for (int i = start; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (i == point) {
                continue;
            }
            if (digit < '0' || digit > '9') {
                return NOT_PLAIN;
            }
            micros = micros * 10 + digit - '0';
        }
        for (int i = decimals; i < DECIMALS; i++) {
            micros *= 10;
        }
        return negative ? -micros : micros;
    }

    private static long exactMicros(String text) {
        if (text.length() > MAX_CHARS) {
            throw new NumberFormatException("has " + text.length() + " characters; amounts are at most 10^12");
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("is not a decimal number such as \"12.345678\"");
        }
        int point = text.indexOf('.');
        if (point >= 0 && text.length() - point - 1 > DECIMALS) {
            throw new NumberFormatException("has more than 6 decimals");
        }
        return micros(new BigDecimal(text));
    }

    /**
     * The micros of an exact number.
     *
     * @throws NumberFormatException as {@link #micros(String)}
     */
    public static long micros(BigDecimal number) {
        // The magnitude comes first: 1e999999999 must not be written out.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > 13) {
            throw new NumberFormatException("is beyond 10^12");
        }
        if (number.stripTrailingZeros().scale() > DECIMALS) {
            throw new NumberFormatException("has more than 6 decimals");
        }
        BigDecimal micros = number.multiply(MICROS);
        // 13 digits may still be too many for a long.
        if (micros.abs().compareTo(MAX) > 0) {
            throw new NumberFormatException("is beyond 10^12");
        }
        return micros.longValueExact();
    }
}
