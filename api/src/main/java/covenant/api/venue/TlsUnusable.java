package covenant.api.venue;

/** The certificate, its key or the keystore cannot be used; the message says which and why. */
public final class TlsUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
