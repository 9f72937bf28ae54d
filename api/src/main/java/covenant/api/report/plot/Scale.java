package covenant.api.report.plot;

/**
 * Where values stand on paper.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}
 * @param start in units of the drawing
 * @param end the same
 */
record Scale(double from, double to, double start, double end) {
    /** Where this value stands. */
    double at(double value) {
        return to == from ? (start + end) / 2 : start + (value - from) / (to - from) * (end - start);
    }

    /** The same in tenths of a unit, which is as finely as anything is drawn. */
    long tenths(double value) {
        return Math.round(at(value) * 10);
    }

    /** Tenths as text, such as {@code 12.3} or {@code 12}. */
    static String text(long tenths) {
        if (tenths % 10 == 0) {
            return Long.toString(tenths / 10);
        }
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** A coordinate as text. */
    static String text(double units) {
        return text(Math.round(units * 10));
    }
}
