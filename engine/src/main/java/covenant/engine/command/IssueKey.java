package covenant.engine.command;

/**
 * Gives an account another key.
 *
 * @param revokeOthers whether its older keys cease to work
 */
public record IssueKey(CommandId commandId, int by, int account, KeyHash key, boolean revokeOthers) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.ISSUE_KEY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.issueKey(this);
    }
}
