package covenant.engine.command;

/**
 * States which condition came about: all other branches are called off.
 */
public record SettleCondition(CommandId commandId, int by, int market, int condition, String reason)
        implements Command, OnMarket {
    /** Without a reason. */
    public SettleCondition(CommandId commandId, int by, int market, int condition) {
        this(commandId, by, market, condition, "");
    }

    @Override
    public CommandKind kind() {
        return CommandKind.SETTLE_CONDITION;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.settleCondition(this);
    }
}
