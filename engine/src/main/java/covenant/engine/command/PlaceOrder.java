package covenant.engine.command;

/**
 * Asks the maker to trade up to so many shares of a claim while its price is at least as good as a limit. What cannot be had at once
 * rests until the price comes there, the order expires or is cancelled; its worst case is reserved from the account's cash.
 *
 * @param condition number of the condition, or {@link Order#ANY}
 * @param outcome number of the outcome, or {@link Order#ANY}
 * @param sharesMicros the most micro-shares to buy; negative to sell
 * @param limitPpb buy while the price is at most this, sell while it is at least this; parts per billion
 * @param expiresAtMicros when it ends by itself, microseconds since 1970 UTC; 0 for never
 */
public record PlaceOrder(
        CommandId commandId,
        int by,
        int market,
        int condition,
        int outcome,
        long sharesMicros,
        long limitPpb,
        long expiresAtMicros)
        implements Command, OnMarket {
    @Override
    public CommandKind kind() {
        return CommandKind.PLACE_ORDER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.placeOrder(this);
    }
}
