package covenant.ledger.follow;

/** The sink cannot write now, for example because the disk is full; it may be able to later. */
public final class SinkUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public SinkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
