package covenant.ledger.history;

/**
 * Which part of a history to read.
 *
 * @param forward true for the oldest first after the cursor, false for the newest first before it
 * @param cursor where to go on; itself not included
 * @param limit how many rows at most, 1 to {@link #MAX_LIMIT}
 */
public record PageRequest(boolean forward, Cursor cursor, int limit) {
    /** The longest page. */
    public static final int MAX_LIMIT = 1_000;

    /**
     * @throws IllegalArgumentException if the limit is out of range
     */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a limit is from 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** The newest rows, newest first. */
    public static PageRequest newest(int limit) {
        return before(Cursor.END, limit);
    }

    /** The rows before a place, newest first. */
    public static PageRequest before(Cursor cursor, int limit) {
        return new PageRequest(false, cursor, limit);
    }

    /** The oldest rows, oldest first. */
    public static PageRequest oldest(int limit) {
        return after(Cursor.START, limit);
    }

    /** The rows after a place, oldest first: for following. */
    public static PageRequest after(Cursor cursor, int limit) {
        return new PageRequest(true, cursor, limit);
    }

    /** Whether a row at this place lies beyond the cursor. */
    boolean includes(Cursor place) {
        return forward ? place.compareTo(cursor) > 0 : place.compareTo(cursor) < 0;
    }
}
