package covenant.engine.command;

/**
 * An actor's account signs the actor's commitment within a joint pledge.
 */
public record SignPledge(CommandId commandId, int by, int commitment) implements Command, OnCommitment {
    @Override
    public CommandKind kind() {
        return CommandKind.SIGN_PLEDGE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.signPledge(this);
    }
}
