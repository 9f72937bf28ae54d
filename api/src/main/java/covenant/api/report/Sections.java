package covenant.api.report;

import covenant.api.report.page.Grid;
import covenant.api.report.page.Html;
import java.util.List;

/** What all reports' pages have in common. */
final class Sections {
    /** What the lines of a page may cost together, in steps across the whole width. */
    private static final double LINES = 24;

    private Sections() {}

    /** A headline and a list; nothing where the list is empty. */
    static void list(Html html, String title, List<String> items) {
        if (!items.isEmpty()) {
            html.leaf("h2", title).open("ul");
            items.forEach(item -> html.in("li", li -> li.leaf("bdi", item)));
            html.close();
        }
    }

    /** A name and what it is, in a list of facts. */
    static void fact(Html html, String name, String what) {
        html.leaf("dt", name).in("dd", dd -> dd.leaf("bdi", what));
    }

    /** A table, or a line that says why there is none. */
    static void table(Html html, Grid grid, String otherwise) {
        if (grid.size() == 0) {
            html.leaf("p", otherwise, "class", "note");
        } else {
            html.add(grid.html());
        }
    }

    /** A box of a colour and its meaning, in a legend. */
    static void block(Html html, String style, String name) {
        html.open("li").open("svg", "viewBox", "0 0 26 10", "aria-hidden", "true");
        html.empty("rect", "width", "26", "height", "10", "class", style).close();
        html.leaf("bdi", name).close();
    }

    /** The command that makes the same report. */
    static void command(Html html, String command) {
        if (command != null) {
            html.leaf("p", "The same again:").in("pre", pre -> pre.leaf("code", command));
        }
    }

    /** How finely so many courses on one page are drawn: the more there are, the less each may cost. */
    static double column(int lines) {
        return Math.max(1, lines / LINES);
    }
}
