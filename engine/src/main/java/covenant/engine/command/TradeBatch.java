package covenant.engine.command;

import java.util.List;

/**
 * Trades with the market maker, one after the other, all or none. What they take of the account's cash, and the positions they leave, are
 * looked at once, at the end.
 *
 * @param legs the trades in order; a market may come more than once
 */
public record TradeBatch(CommandId commandId, int by, List<Leg> legs) implements Command, OnMarket {
    /** One of the trades. */
    public record Leg(int market, Order order) {}

    public TradeBatch {
        legs = List.copyOf(legs);
    }

    /** The market of all trades; -1 if they are of several. */
    @Override
    public int market() {
        return legs.stream().map(Leg::market).distinct().count() == 1
                ? legs.get(0).market()
                : -1;
    }

    @Override
    public CommandKind kind() {
        return CommandKind.TRADE_BATCH;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tradeBatch(this);
    }
}
