package covenant.engine;

/** The venue's integers as people read them: the shortest exact decimal text. */
public final class Plain {
    private static final int MICRO_DECIMALS = 6;
    private static final int PPB_DECIMALS = 9;

    private Plain() {}

    /** Credits, shares or units of a metric, such as {@code -12.345678}. */
    public static String credits(long micros) {
        return decimal(micros, MICRO_DECIMALS);
    }

    /** A probability, such as {@code 0.25}. */
    public static String probability(long ppb) {
        return decimal(ppb, PPB_DECIMALS);
    }

    private static String decimal(long units, int decimals) {
        String digits = units < 0 ? Long.toString(units).substring(1) : Long.toString(units);
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        int end = padded.length();
        while (end > point && padded.charAt(end - 1) == '0') {
            end--;
        }
        String text = end == point
                ? padded.substring(0, point)
                : padded.substring(0, point) + "." + padded.substring(point, end);
        return units < 0 ? "-" + text : text;
    }
}
