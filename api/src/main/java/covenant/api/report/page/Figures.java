package covenant.api.report.page;

import covenant.engine.Plain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them, in English and in UTC; the exact ones stand beside them in JSON and CSV. */
public final class Figures {
    /** Where there is nothing to say. */
    public static final String NONE = "–";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int DIGITS = 4;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Figures() {}

    /** Credits to the hundredth, such as {@code −1,234.50}; smaller ones as exactly as they are. */
    public static String credits(long micros) {
        boolean tiny = micros != 0 && Math.abs(micros) < 5_000;
        return tiny ? minus(Plain.credits(micros)) : minus(String.format(Locale.ROOT, "%,.2f", cents(micros)));
    }

    private static BigDecimal cents(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** A number with four figures that count, such as {@code 0.4375} or {@code 12,345}; a dash where it is not finite. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e12)) {
            return minus(String.format(Locale.ROOT, "%.2e", value));
        }
        BigDecimal exact = new BigDecimal(value);
        int scale = DIGITS - exact.precision() + exact.scale();
        BigDecimal rounded = exact.setScale(Math.max(0, Math.min(8, scale)), RoundingMode.HALF_EVEN);
        String text = String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded);
        return minus(text.contains(".") ? text.replaceAll("\\.?0+$", "") : text);
    }

    /** A count, such as {@code 12,345}. */
    public static String count(long value) {
        return minus(String.format(Locale.ROOT, "%,d", value));
    }

    /** A share of one as {@code 12.5 %}. */
    public static String percent(double share) {
        return Double.isFinite(share) ? number(share * 100) + " %" : NONE;
    }

    /** A time such as {@code 3 Mar 2026, 14:05:00}, in UTC, to the second. */
    public static String time(long micros) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND)));
    }

    /** A duration such as {@code 3 d 4 h} or {@code 90 s}: the two largest units that are not nothing. */
    public static String duration(long micros) {
        long seconds = micros / MICROS_PER_SECOND;
        if (seconds == 0) {
            return micros % 1000 == 0 ? micros / 1000 + " ms" : micros + " µs";
        }
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] names = {"d", "h", "min", "s"};
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (int i = 0; i < sizes.length && told < 2; i++) {
            long whole = seconds / sizes[i];
            seconds %= sizes[i];
            if (whole > 0) {
                text.append(told++ == 0 ? "" : " ").append(whole).append(' ').append(names[i]);
            }
        }
        return text.toString();
    }

    /** No more than so many characters, the last of them an ellipsis where something was left out. */
    public static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
