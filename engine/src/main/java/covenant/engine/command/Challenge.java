package covenant.engine.command;

/**
 * Contests a proposed breach while its challenge window is open.
 *
 * @param reason on what grounds
 */
public record Challenge(CommandId commandId, int by, int commitment, String reason) implements Command, OnCommitment {
    @Override
    public CommandKind kind() {
        return CommandKind.CHALLENGE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.challenge(this);
    }
}
