package covenant.engine.lab.scene;

/** Ends a scene in which nobody is interested any more. */
public final class SceneStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack: it tells of no fault. */
    public SceneStopped() {
        super("stopped before its end", null, false, false);
    }
}
