package covenant.engine.command;

/**
 * Tries a playbook: its action is carried out and marked as a drill, its state stays as it is.
 *
 * @param reason why; may be empty
 */
public record DrillPlaybook(CommandId commandId, int by, int playbook, String reason) implements Command, OnPlaybook {
    @Override
    public CommandKind kind() {
        return CommandKind.DRILL_PLAYBOOK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.drillPlaybook(this);
    }
}
