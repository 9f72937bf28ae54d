package covenant.engine.statistic;

/**
 * The time that a statistic covers, and the grid on which it looks.
 *
 * @param fromMicros where it begins, microseconds since 1970 UTC
 * @param toMicros where it ends
 * @param gridMicros distance of the grid's points, which are the multiples of it
 */
public record Window(long fromMicros, long toMicros, long gridMicros) {
    /** Its length. */
    public long lengthMicros() {
        return toMicros - fromMicros;
    }

    /** How much of the time between two moments lies in the window. */
    public long microsWithin(long afterMicros, long untilMicros) {
        return Math.max(0, Math.min(untilMicros, toMicros) - Math.max(afterMicros, fromMicros));
    }

    /** How many points of the grid lie between two moments, the first left out and the second let in, wherever the window is. */
    public long points(long afterMicros, long untilMicros) {
        return untilMicros <= afterMicros
                ? 0
                : Math.floorDiv(untilMicros, gridMicros) - Math.floorDiv(afterMicros, gridMicros);
    }

    /** The same, of those in the window; the point at which it begins is not one of them. */
    public long pointsWithin(long afterMicros, long untilMicros) {
        return points(Math.max(afterMicros, fromMicros), Math.min(untilMicros, toMicros));
    }
}
