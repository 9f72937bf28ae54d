package covenant.api.report.plot;

import java.util.List;

/**
 * One of several drawings above each other that share the axis of time.
 *
 * @param title what it shows, with the unit
 * @param lines drawn in this order
 * @param height of the drawing without its margins
 * @param zero whether the axis must show zero
 */
public record Panel(String title, List<Line> lines, int height, boolean zero) {
    public Panel {
        lines = List.copyOf(lines);
    }

    /** The values that must be seen, with a little room; never empty. */
    Scale scale(double bottom, double top, long fromMicros, long toMicros) {
        double least = zero ? 0 : Double.POSITIVE_INFINITY;
        double greatest = zero ? 0 : Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (int i = 0; i < line.values().length; i++) {
                double value = line.values()[i];
                boolean isSeen = line.atMicros()[i] <= toMicros
                        && (i + 1 == line.values().length || line.atMicros()[i + 1] >= fromMicros);
                if (isSeen && Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        if (least > greatest) {
            least = 0;
            greatest = 1;
        }
        double range = greatest - least;
        if (!(range > 0)) {
            range = Math.abs(greatest) > 0 ? Math.abs(greatest) * 0.1 : 1;
            least -= range / 2;
            greatest += range / 2;
        }
        return new Scale(least - range * 0.06, greatest + range * 0.06, bottom, top);
    }
}
