package covenant.engine.command;

import covenant.engine.Role;

/**
 * Opens an account.
 *
 * @param id its slug
 * @param depositMicros its first deposit, 0 or more
 * @param key the hash of its first key, or null for none
 */
public record OpenAccount(
        CommandId commandId, int by, String id, String name, Role role, long depositMicros, KeyHash key)
        implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_ACCOUNT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openAccount(this);
    }
}
