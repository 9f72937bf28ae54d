package covenant.engine.command;

/**
 * Enters a commitment of an actor. It is in force at once, or, as part of a joint pledge, once that binds.
 *
 * @param terms what is promised, until when, and how a breach is found
 */
public record OpenCommitment(CommandId commandId, int by, CommitmentTerms terms) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_COMMITMENT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openCommitment(this);
    }
}
