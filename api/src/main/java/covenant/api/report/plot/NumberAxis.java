package covenant.api.report.plot;

import covenant.api.report.page.Html;

/** The beginning of a plot of rows over one axis of numbers, which stands below them. */
final class NumberAxis {
    /** A phone's. */
    static final int WIDTH = 350;

    private static final int FOOT = 36;

    private NumberAxis() {}

    /**
     * The drawing with its axis, still open.
     *
     * @param x where numbers are across
     * @param bottom where the rows end
     * @param about what the drawing shows, for those who cannot see it
     */
    static Html begin(Scale x, int bottom, String about, String unit) {
        Html svg = new Html()
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + (bottom + FOOT),
                        "role",
                        "img",
                        "aria-label",
                        about,
                        "class",
                        "small");
        for (Ticks.Tick tick : Ticks.numbers(x.from(), x.to(), 4)) {
            String at = Scale.text(x.at(tick.at()));
            svg.empty("path", "d", "M" + at + " 0V" + bottom, "class", tick.at() == 0 ? "zero" : "grid");
            svg.leaf("text", tick.label(), "x", at, "y", "" + (bottom + 15), "class", "tick middle");
        }
        svg.leaf("text", unit, "x", "" + WIDTH / 2, "y", "" + (bottom + 31), "class", "tick middle");
        return svg;
    }
}
