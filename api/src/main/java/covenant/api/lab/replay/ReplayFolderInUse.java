package covenant.api.lab.replay;

/** There is something already where a replay is to be written. */
public final class ReplayFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public ReplayFolderInUse(String message) {
        super(message);
    }
}
