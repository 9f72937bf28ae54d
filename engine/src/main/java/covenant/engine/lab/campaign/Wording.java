package covenant.engine.lab.campaign;

import covenant.engine.lab.measure.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as they stand in a sentence: the estimate, and its interval in brackets. */
final class Wording {
    private static final int DIGITS = 3;

    private Wording() {}

    /** A share of runs, such as {@code 83 % [80, 86]}. */
    static String share(Interval share) {
        boolean isSmall = share.high() < 0.01 && share.high() > 0 || share.low() > 0.99 && share.low() < 1;
        return in(share, " %", 100, isSmall ? 2 : share.high() < 0.1 || share.low() > 0.9 ? 1 : 0);
    }

    /** A ratio that may be any number, in percent. */
    static String percent(Interval ratio) {
        return in(ratio, " %", 100, 0);
    }

    /** Hundredths of the metric's scale. */
    static String points(Interval displacement) {
        return in(displacement, "", 100, decimals(displacement, 100));
    }

    /** Money. */
    static String credits(Interval credits) {
        return in(credits, "", 1, decimals(credits, 1));
    }

    /** A duration in the largest unit of which it is at least one, such as {@code 3.2 h [2.9, 3.5]}. */
    static String duration(Interval seconds) {
        double length = seconds.estimate();
        double unit = length >= 2 * 86_400 ? 86_400 : length >= 3_600 ? 3_600 : length >= 60 ? 60 : 1;
        String name = unit == 86_400 ? " d" : unit == 3_600 ? " h" : unit == 60 ? " min" : " s";
        return in(seconds, name, 1 / unit, 1);
    }

    /** How many runs it rests on. */
    static String runs(Interval interval) {
        return interval.runs() == 1 ? "1 run" : interval.runs() + " runs";
    }

    /** So many that the estimate has three digits. */
    private static int decimals(Interval interval, double scale) {
        double size = StrictMath.max(
                StrictMath.abs(interval.estimate()), interval.isBounded() ? (interval.high() - interval.low()) / 2 : 0);
        if (size == 0) {
            return 0;
        }
        BigDecimal rounded = new BigDecimal(size * scale).round(new MathContext(DIGITS));
        return StrictMath.max(0, DIGITS - (rounded.precision() - rounded.scale()));
    }

    private static String in(Interval interval, String unit, double scale, int decimals) {
        String estimate = text(interval.estimate() * scale, decimals) + unit;
        return interval.isBounded()
                ? estimate + " [" + text(interval.low() * scale, decimals) + ", "
                        + text(interval.high() * scale, decimals) + "]"
                : estimate + " [one run has no interval]";
    }

    private static String text(double number, int decimals) {
        BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO.toPlainString() : rounded.toPlainString();
    }
}
