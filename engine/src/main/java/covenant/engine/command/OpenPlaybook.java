package covenant.engine.command;

/**
 * Agrees a response before the crisis: what to do, by whom and until when, once a signal has passed a threshold for long enough.
 *
 * @param terms signal, threshold, action, owner, deadline
 */
public record OpenPlaybook(CommandId commandId, int by, PlaybookTerms terms) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_PLAYBOOK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openPlaybook(this);
    }
}
