package covenant.load.browser;

import covenant.client.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as the pages write them, worked out anew from the books. */
final class Written {
    private static final char MINUS = '\u2212';
    private static final int MICROS_IN_CREDIT = 1_000_000;

    private Written() {}

    /** Credits in full: {@code 1,204.50}. */
    static String exactly(Credits credits) {
        long size = Math.abs(credits.micros());
        String part =
                String.format(Locale.ROOT, "%06d", size % MICROS_IN_CREDIT).replaceAll("0{1,4}$", "");
        return (credits.isNegative() ? MINUS : "") + String.format(Locale.ROOT, "%,d", size / MICROS_IN_CREDIT) + "."
                + part;
    }

    /** Credits at a glance, under a thousand: {@code 12.35}. */
    static String briefly(Credits credits) {
        BigDecimal value = BigDecimal.valueOf(credits.micros(), 6).setScale(2, RoundingMode.HALF_UP);
        return value.toPlainString().replace('-', MINUS);
    }

    /** A probability: {@code 62.4%}. */
    static String percent(double probability) {
        return new BigDecimal(probability * 100).setScale(1, RoundingMode.HALF_UP) + "%";
    }

    /** A sequence, as it stands in the head of every page. */
    static String sequence(long sequence) {
        return String.format(Locale.ROOT, "sequence %,d", sequence);
    }
}
