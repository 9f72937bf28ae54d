package covenant.ledger.projection;

/**
 * Where a row stands in the history.
 *
 * @param sequence of the command
 * @param line within the command
 * @param atMicros when it happened; for what was due before the command, when it was due
 */
record Place(long sequence, int line, long atMicros) {}
