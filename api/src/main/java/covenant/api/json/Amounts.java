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
    private static final int QUICK_DIGITS = 12;
    private static final long NOT_QUICK = Long.MIN_VALUE;
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
        long quick = quickMicros(text);
        return quick == NOT_QUICK ? exactMicros(text) : quick;
    }

    /** The micros of what is plainly an amount, else {@link #NOT_QUICK}: every trade has amounts, and few need more care. */
    private static long quickMicros(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? length : point;
        int decimals = point < 0 ? 0 : length - point - 1;
        boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
        if (end == start
                || end - start > QUICK_DIGITS
                || leadingZero
                || point >= 0 && decimals == 0
                || decimals > DECIMALS) {
            return NOT_QUICK;
        }
        long micros = 0;
        for (int i = start; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (i != point) {
                if (digit < 0 || digit > 9) {
                    return NOT_QUICK;
                }
                micros = micros * 10 + digit;
            }
        }
        for (int i = decimals; i < DECIMALS; i++) {
            micros *= 10;
        }
        return start == 0 ? micros : -micros;
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
