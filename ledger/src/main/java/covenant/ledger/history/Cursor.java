package covenant.ledger.history;

/**
 * A place in the history: the command's sequence, and the line within that command where it has several. Places never change, so a
 * cursor stays good while rows arrive.
 */
public record Cursor(long sequence, int line) implements Comparable<Cursor> {
    /** Before everything. */
    public static final Cursor START = new Cursor(0, 0);

    /** After everything. */
    public static final Cursor END = new Cursor(Long.MAX_VALUE, 0);

    /**
     * @throws IllegalArgumentException if either is negative
     */
    public Cursor {
        if (sequence < 0 || line < 0) {
            throw new IllegalArgumentException("a cursor is a sequence, or sequence.line, of 0 or more");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Cursor parse(String text) {
        int dot = text.indexOf('.');
        try {
            return dot < 0
                    ? new Cursor(Long.parseLong(text), 0)
                    : new Cursor(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a cursor is a sequence, or sequence.line, not " + text, e);
        }
    }

    @Override
    public int compareTo(Cursor other) {
        return sequence != other.sequence ? Long.compare(sequence, other.sequence) : Integer.compare(line, other.line);
    }

    /** {@code 17}, or {@code 17.2} for line 2 of command 17. */
    @Override
    public String toString() {
        return line == 0 ? Long.toString(sequence) : sequence + "." + line;
    }
}
