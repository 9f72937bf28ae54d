package covenant.api.report.plot;

import covenant.api.report.page.Figures;
import covenant.api.report.page.Html;
import java.util.List;

/**
 * Estimates with their intervals below each other: a dot, and a whisker from end to end.
 *
 * @param about what the plot shows, for those who hear it
 * @param unit of the axis
 * @param rows the first is the one the others are compared with
 */
public record IntervalPlot(String about, String unit, List<Row> rows) {
    private static final int ROW = 32;
    private static final int EDGE = 16;

    /** One estimate; nothing is drawn of it where it is not finite. */
    public record Row(String name, double estimate, double low, double high) {
        private boolean isThere() {
            return Double.isFinite(estimate);
        }

        private double end(double value) {
            return Double.isFinite(value) ? value : estimate;
        }
    }

    public IntervalPlot {
        rows = List.copyOf(rows);
    }

    /** The drawing; it has a phone's width, and stands in a column on a wider page. */
    public Html html() {
        Scale x = scale();
        int bottom = rows.size() * ROW + 4;
        Html svg = NumberAxis.begin(x, bottom, about, unit);
        if (rows.get(0).isThere()) {
            svg.empty("path", "d", "M" + Scale.text(x.at(rows.get(0).estimate())) + " 0V" + bottom, "class", "base");
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, x, rows.get(i), i);
        }
        return svg.close();
    }

    private Scale scale() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Row row : rows) {
            if (row.isThere()) {
                least = Math.min(least, row.end(row.low()));
                greatest = Math.max(greatest, row.end(row.high()));
            }
        }
        if (least > greatest) {
            return new Scale(0, 1, EDGE, NumberAxis.WIDTH - EDGE);
        }
        // Zero is shown where it is near: a difference is judged by it.
        if (least > 0 && least < (greatest - least) * 2) {
            least = 0;
        } else if (greatest < 0 && -greatest < (greatest - least) * 2) {
            greatest = 0;
        }
        double room = greatest > least ? (greatest - least) * 0.03 : Math.max(Math.abs(greatest) * 0.1, 0.5);
        return new Scale(
                least == 0 ? 0 : least - room, greatest == 0 ? 0 : greatest + room, EDGE, NumberAxis.WIDTH - EDGE);
    }

    private static void row(Html svg, Scale x, Row row, int i) {
        int top = i * ROW;
        int middle = top + 24;
        svg.open("g", "class", i == 0 ? "reference" : "s0");
        svg.leaf(
                "title",
                row.name() + ": " + Figures.number(row.estimate()) + " (" + Figures.number(row.low()) + " to "
                        + Figures.number(row.high()) + ")");
        String name = Figures.shortened(row.name(), 44);
        svg.leaf("text", name, "x", "" + (EDGE + 4), "y", "" + (top + 14), "class", "name start");
        if (row.isThere()) {
            String low = Scale.text(x.at(row.end(row.low())));
            String high = Scale.text(x.at(row.end(row.high())));
            svg.empty("path", "d", "M" + low + " " + middle + "H" + high, "class", "whisker");
            String at = Scale.text(x.at(row.estimate()));
            svg.empty("circle", "cx", at, "cy", "" + middle, "r", "4", "class", "dot");
        } else {
            svg.leaf("text", "not measured", "x", "" + (EDGE + 4), "y", "" + (middle + 4), "class", "tick start");
        }
        svg.close();
    }
}
