package covenant.engine.wire;

/** Bytes that no writer of this version wrote. */
public final class MalformedWire extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public MalformedWire(String message) {
        super(message);
    }
}
