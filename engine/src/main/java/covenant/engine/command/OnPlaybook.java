package covenant.engine.command;

/** A command about a playbook that exists already, so that it can be asked whether that has changed meanwhile. */
public interface OnPlaybook {
    /** Its number. */
    int playbook();
}
