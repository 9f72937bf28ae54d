package covenant.engine.replay;

import java.util.List;

/**
 * How a market went: what it said after each command that moved it.
 *
 * @param points in the order of time
 * @param window from when to when its decision measured; null where it decides nothing
 * @param decision what was decided; null where nothing was
 */
public record Course(List<Point> points, Span window, Fall decision) {
    /**
     * After one command.
     *
     * @param expected E[M|c] by condition in the parts of {@code Signals#unitsPerOne}, of a branch that was called off the last; empty for a
     *     categorical metric
     * @param statistic the decision's average so far by condition; empty before its window and where nothing is decided
     */
    public record Point(long sequence, long atMicros, long[] expected, long[] statistic) {}

    /** From one time to another. */
    public record Span(long fromMicros, long toMicros) {}

    /**
     * A decision.
     *
     * @param condition what was chosen
     * @param byRule what the rule alone would have chosen
     * @param averages by condition; null where there is none
     */
    public record Fall(int condition, int byRule, String reason, long atMicros, List<Long> averages) {}

    public Course {
        points = List.copyOf(points);
    }
}
