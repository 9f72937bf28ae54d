package covenant.engine.command;

/**
 * States which condition came about: all other branches are called off.
 */
public record SettleCondition(CommandId commandId, int by, int market, int condition) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.SETTLE_CONDITION;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.settleCondition(this);
    }
}
