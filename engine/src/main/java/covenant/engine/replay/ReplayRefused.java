package covenant.engine.replay;

/** What was asked of a replay cannot be done; nothing came of it. */
public final class ReplayRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        UNKNOWN_ACCOUNT,
        UNKNOWN_MARKET,
        /** A market that is to decide otherwise does not decide, or none does. */
        DECIDES_NOTHING,
        /** The change and the market do not go together; the message has the engine's reason. */
        TERMS_REFUSED,
        /** An injection is out of order, or has no place. */
        INJECTION_MISPLACED,
        /** The recording does not begin at sequence 1, or is not in order. */
        RECORDING_BROKEN
    }

    private final Reason reason;

    /** Refuses; the message is for people. */
    public ReplayRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
