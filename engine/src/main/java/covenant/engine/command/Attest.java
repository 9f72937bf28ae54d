package covenant.engine.command;

/**
 * A named verifier says what he finds: that the commitment is broken, or that a breach proposed by others is none.
 *
 * @param breached whether he finds a breach
 * @param reason on what grounds
 */
public record Attest(CommandId commandId, int by, int commitment, boolean breached, String reason)
        implements Command, OnCommitment {
    @Override
    public CommandKind kind() {
        return CommandKind.ATTEST;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.attest(this);
    }
}
