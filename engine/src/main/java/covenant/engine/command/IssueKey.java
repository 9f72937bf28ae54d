package covenant.engine.command;

import covenant.engine.Scopes;

/**
 * Gives an account another key.
 *
 * @param revokeOthers whether its older keys cease to work
 * @param id the key's slug, unique among the account's keys; empty: {@code k1}, {@code k2} and so on
 * @param scopes what it may be used for
 * @param expiresAtMicros from when on it opens nothing; 0 = never
 */
public record IssueKey(
        CommandId commandId,
        int by,
        int account,
        KeyHash key,
        boolean revokeOthers,
        String id,
        Scopes scopes,
        long expiresAtMicros)
        implements Command {
    /** A key for everything, for ever. */
    public IssueKey(CommandId commandId, int by, int account, KeyHash key, boolean revokeOthers) {
        this(commandId, by, account, key, revokeOthers, "", Scopes.ALL, 0);
    }

    /** Whether it is for everything, for ever and without a name, as all were before there were scopes. */
    boolean isPlain() {
        return id.isEmpty() && scopes.equals(Scopes.ALL) && expiresAtMicros == 0;
    }

    @Override
    public CommandKind kind() {
        return CommandKind.ISSUE_KEY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.issueKey(this);
    }
}
