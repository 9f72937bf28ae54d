package covenant.engine.law;

/** A law did not hold. */
final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String law;

    LawBroken(String law, String message, Throwable cause) {
        super(law + ": " + message, cause);
        this.law = law;
    }

    /** The law's name. */
    String law() {
        return law;
    }
}
