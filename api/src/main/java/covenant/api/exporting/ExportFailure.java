package covenant.api.exporting;

/** What was asked for cannot be exported, and nothing was written; the message is for people. */
public final class ExportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What cannot be had or written, and what to do about it. */
    public ExportFailure(String message) {
        super(message);
    }

    ExportFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
