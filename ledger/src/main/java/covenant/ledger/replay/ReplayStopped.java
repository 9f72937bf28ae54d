package covenant.ledger.replay;

/**
 * Replaying the journal did not give what the venue had: a state hash differs, or the engine threw. The venue must not start; the
 * message names the sequence.
 */
public final class ReplayStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long sequence;

    /** With the sequence at which it stopped. */
    public ReplayStopped(long sequence, String what, Throwable cause) {
        super("replay stopped at sequence " + sequence + ": " + what, cause);
        this.sequence = sequence;
    }

    /** Where it stopped. */
    public long sequence() {
        return sequence;
    }
}
