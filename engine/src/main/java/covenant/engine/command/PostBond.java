package covenant.engine.command;

/**
 * The actor's account puts credits at stake on its commitment.
 *
 * @param amountMicros the credits; taken from free cash
 */
public record PostBond(CommandId commandId, int by, int commitment, long amountMicros)
        implements Command, OnCommitment {
    @Override
    public CommandKind kind() {
        return CommandKind.POST_BOND;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.postBond(this);
    }
}
