package covenant.engine.lab.detection;

import java.util.Locale;

/** Figures in the sentences of findings, the same on every machine. */
final class Wording {
    private static final double MICROS = covenant.engine.Limits.MICROS;

    private Wording() {}

    /** Money or shares. */
    static String amount(double number) {
        return trimmed(number, StrictMath.abs(number) < 1 ? 4 : 2);
    }

    /** A price or a share of one. */
    static String price(double number) {
        return trimmed(number, 4);
    }

    /** A length of time. */
    static String seconds(long micros) {
        double seconds = micros / MICROS;
        return seconds < 1000 ? trimmed(seconds, 1) + " s" : trimmed(seconds / 60, 1) + " min";
    }

    private static String trimmed(double number, int places) {
        String text = String.format(Locale.ROOT, "%." + places + "f", number);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
