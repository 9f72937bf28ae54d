package covenant.engine.command;

/** A command about a commitment that exists already, so that it can be asked whether that has changed meanwhile. */
public interface OnCommitment {
    /** Its number. */
    int commitment();
}
