package covenant.api.report.page;

import covenant.api.json.Amounts;

/**
 * A cell of a table.
 *
 * @param text as people read it
 * @param exact as JSON and CSV have it; null for words
 * @param kind how it is set
 * @param below a second line; null for none
 */
public record Cell(String text, String exact, Kind kind, String below) {
    /** Without a second line. */
    public Cell(String text, String exact, Kind kind) {
        this(text, exact, kind, null);
    }

    /** How a cell is set. */
    public enum Kind {
        WORD,
        FIGURE,
        CODE,
        GAIN,
        LOSS
    }

    /** Words, from anyone. */
    public static Cell word(String text) {
        return new Cell(text, null, Kind.WORD);
    }

    /** An id, a hash: set as such. */
    public static Cell code(String text) {
        return new Cell(text, null, Kind.CODE);
    }

    /** A count. */
    public static Cell count(long value) {
        return new Cell(Figures.count(value), Long.toString(value), Kind.FIGURE);
    }

    /** Any number; a dash where it is not finite. */
    public static Cell number(double value) {
        return new Cell(Figures.number(value), Double.isFinite(value) ? Double.toString(value) : null, Kind.FIGURE);
    }

    /** An estimate, and below it its interval. */
    public static Cell interval(double estimate, double low, double high) {
        Cell cell = number(estimate);
        boolean known = Double.isFinite(low) && Double.isFinite(high);
        String below = known ? Figures.number(low) + " to " + Figures.number(high) : "interval unknown";
        return new Cell(cell.text, cell.exact, Kind.FIGURE, below);
    }

    /** Credits. */
    public static Cell credits(long micros) {
        return new Cell(Figures.credits(micros), Amounts.text(micros), Kind.FIGURE);
    }

    /** Credits won or lost: the sign is shown, and by colour too. */
    public static Cell change(long micros) {
        String text = (micros > 0 ? "+" : "") + Figures.credits(micros);
        return new Cell(text, Amounts.text(micros), micros == 0 ? Kind.FIGURE : micros > 0 ? Kind.GAIN : Kind.LOSS);
    }

    /** A time in UTC. */
    public static Cell time(long micros) {
        return new Cell(Figures.time(micros), covenant.api.json.Times.iso(micros), Kind.FIGURE);
    }
}
