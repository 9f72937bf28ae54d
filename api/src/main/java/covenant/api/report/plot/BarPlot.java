package covenant.api.report.plot;

import covenant.api.report.page.Figures;
import covenant.api.report.page.Html;
import java.util.List;

/**
 * Two bars for each of several names, from a line of zero: what was, pale, and what is, full.
 *
 * @param about what the plot shows, for those who hear it
 * @param unit of the axis
 */
public record BarPlot(String about, String unit, String first, String second, List<Bar> bars) {
    private static final int NAME = 17;
    private static final int ROW = 40;
    private static final int EDGE = 14;

    /** One name's two values. */
    public record Bar(String name, double first, double second) {}

    public BarPlot {
        bars = List.copyOf(bars);
    }

    /** The drawing; it has a phone's width, and stands in a column on a wider page. */
    public Html html() {
        double least = 0;
        double greatest = 0;
        for (Bar bar : bars) {
            least = Math.min(least, Math.min(bar.first(), bar.second()));
            greatest = Math.max(greatest, Math.max(bar.first(), bar.second()));
        }
        if (least == greatest) {
            greatest = 1;
        }
        Scale x = new Scale(least, greatest, EDGE, NumberAxis.WIDTH - EDGE);
        int bottom = bars.size() * ROW + 4;
        Html svg = NumberAxis.begin(x, bottom, about, unit);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int top = i * ROW;
            String name = Figures.shortened(bar.name(), 40);
            svg.leaf("text", name, "x", "" + (EDGE + 4), "y", "" + (top + NAME - 4), "class", "name start");
            bar(svg, x, bar.first(), top + NAME, "was", first);
            bar(svg, x, bar.second(), top + NAME + 9, "now", second);
        }
        return svg.close();
    }

    private static void bar(Html svg, Scale x, double value, int top, String style, String what) {
        double from = Math.min(x.at(0), x.at(value));
        double width = Math.max(0.6, Math.abs(x.at(value) - x.at(0)));
        svg.open(
                "rect",
                "x",
                Scale.text(from),
                "y",
                "" + top,
                "width",
                Scale.text(width),
                "height",
                "8",
                "class",
                "bar " + style);
        svg.leaf("title", what + ": " + Figures.number(value)).close();
    }
}
