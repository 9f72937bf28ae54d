package covenant.ledger.history;

/**
 * Whether the projection's books balance: the cash of all accounts and what all markets hold, as they stand, against every posting to the
 * world and to the escrow there ever was.
 *
 * @param sequence up to which it is
 * @param outsideMicros sum of all postings to the world and the escrow, as the double entry has it: minus what the venue holds
 * @param sumMicros that, and all cash and all vaults: zero while the books balance
 */
public record Balance(long sequence, long outsideMicros, long sumMicros) {
    /** Before anything was looked at. */
    public static final Balance NONE = new Balance(0, 0, 0);
}
