package covenant.ledger.journal;

/**
 * A place between two frames of the journal.
 *
 * @param segment first sequence of the segment
 * @param offset in it
 * @param sequence of the last command before
 */
public record JournalPosition(long segment, long offset, long sequence) {}
