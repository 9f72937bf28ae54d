package covenant.api.report.page;

import java.util.ArrayList;
import java.util.List;

/** A table as HTML: captioned, with headings that belong to columns and rows, to be scrolled sideways where it is too wide. */
public final class Grid {
    private final String caption;
    private final List<String> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A table without rows yet.
     *
     * @param caption what it shows
     * @param columns headings; a table's first column names its rows
     */
    public Grid(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = List.copyOf(columns);
    }

    /** One row, with a cell for each column. */
    public Grid row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(caption + " has " + columns.size() + " columns, not " + cells.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The table, for all to see. */
    public Html html() {
        Html html = new Html().open("div", "class", "scroll", "tabindex", "0").open("table");
        html.leaf("caption", caption).open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            html.leaf("th", columns.get(i), "scope", "col", "class", isFigure(i) ? "figure" : null);
        }
        html.close().close().open("tbody");
        for (List<Cell> row : rows) {
            html.open("tr");
            for (int i = 0; i < row.size(); i++) {
                put(html, row.get(i), i == 0);
            }
            html.close();
        }
        return html.close().close().close();
    }

    /** The table behind a line that opens it, for a plot that shows the same. */
    public Html folded(String summary) {
        return new Html()
                .in("details", details -> details.leaf("summary", summary).add(html()));
    }

    private boolean isFigure(int column) {
        return !rows.isEmpty() && isFigure(rows.get(0).get(column));
    }

    private static boolean isFigure(Cell cell) {
        return cell.kind() != Cell.Kind.WORD && cell.kind() != Cell.Kind.CODE;
    }

    private static void put(Html html, Cell cell, boolean first) {
        String set = switch (cell.kind()) {
            case WORD -> null;
            case CODE -> "code";
            case FIGURE -> "figure";
            case GAIN -> "figure gain";
            case LOSS -> "figure loss";
        };
        html.open(first ? "th" : "td", "scope", first ? "row" : null, "class", set);
        if (cell.exact() == null) {
            html.leaf("bdi", cell.text());
        } else {
            html.leaf("data", cell.text(), "value", cell.exact());
        }
        if (cell.below() != null) {
            html.leaf("span", cell.below(), "class", "span");
        }
        html.close();
    }
}
