package covenant.engine.command;

/**
 * Trades with the market maker.
 */
public record Trade(CommandId commandId, int by, int market, Order order) implements Command, OnMarket {
    @Override
    public CommandKind kind() {
        return CommandKind.TRADE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.trade(this);
    }
}
