package covenant.engine.command;

/**
 * Shows the text of a sealed playbook; refused unless its SHA-256 is the one that was published.
 *
 * @param text the text, in UTF-8 that which was hashed
 */
public record UnsealPlaybook(CommandId commandId, int by, int playbook, String text) implements Command, OnPlaybook {
    @Override
    public CommandKind kind() {
        return CommandKind.UNSEAL_PLAYBOOK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unsealPlaybook(this);
    }
}
