package covenant.ledger.history;

/** A row that has a place in the history. */
interface Placed {
    /** Its place. */
    Cursor cursor();
}
