package covenant.api.report.plot;

/**
 * A course over time: each value holds until the next.
 *
 * @param name for people
 * @param colour number of a colour of the style
 * @param dashed drawn with dashes
 * @param label whether its name stands at its end where there is room
 * @param atMicros when; does not go back
 * @param values at those times; NaN where there is none
 */
public record Line(String name, int colour, boolean dashed, boolean label, long[] atMicros, double[] values) {
    /** The last value that there is at this time; NaN if there is none yet. */
    public double at(long micros) {
        int found = java.util.Arrays.binarySearch(atMicros, micros);
        int i = found >= 0 ? found : -found - 2;
        while (i + 1 < atMicros.length && i >= 0 && atMicros[i + 1] <= micros) {
            i++;
        }
        return i < 0 ? Double.NaN : values[i];
    }
}
