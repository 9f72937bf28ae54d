package covenant.engine.command;

/**
 * Ends a key of an account: the account's own doing, or the operator's.
 *
 * @param key the key's slug
 */
public record RevokeKey(CommandId commandId, int by, int account, String key) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.REVOKE_KEY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.revokeKey(this);
    }
}
