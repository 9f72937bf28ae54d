package covenant.api.lab.replay;

/** What is to be replayed, or injected into a replay, cannot be used; the message says where and why. */
public final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public SourceFailure(String message) {
        super(message);
    }

    /** With a message for people and what caused it. */
    public SourceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
