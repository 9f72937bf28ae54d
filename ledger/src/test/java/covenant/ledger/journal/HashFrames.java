package covenant.ledger.journal;

/** State hashes as other programs would write them. */
public final class HashFrames {
    private HashFrames() {}

    /** Appends a hash of the state in some layout, durably. */
    public static void append(Journal journal, long sequence, int stateLayout) {
        journal.stageHash(sequence, new byte[FrameLayout.HASH_BYTES], stateLayout);
        journal.flush();
    }
}
