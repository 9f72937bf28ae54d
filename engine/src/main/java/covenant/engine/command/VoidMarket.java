package covenant.engine.command;

/**
 * Ends a market as if it had never been: every account is back where it was before its first trade there.
 *
 * @param reason why, for everyone to read
 */
public record VoidMarket(CommandId commandId, int by, int market, String reason) implements Command, OnMarket {
    @Override
    public CommandKind kind() {
        return CommandKind.VOID_MARKET;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.voidMarket(this);
    }
}
