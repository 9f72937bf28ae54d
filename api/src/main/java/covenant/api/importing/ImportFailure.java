package covenant.api.importing;

/** The file or its mapping cannot be used; the message says where and why. */
public final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public ImportFailure(String message) {
        super(message);
    }

    /** With a message for people and what caused it. */
    public ImportFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** At a place in the file: its line (the header is line 1) and column. */
    public static ImportFailure at(long line, String column, String what) {
        return new ImportFailure("line " + line + ", column " + column + ": " + what);
    }
}
