package covenant.engine.command;

/**
 * Enters someone who makes commitments: a lab, a government.
 *
 * @param id its slug
 * @param name its name, for people
 * @param account the account that signs and posts bonds for it, or -1
 */
public record OpenActor(CommandId commandId, int by, String id, String name, int account) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_ACTOR;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openActor(this);
    }
}
