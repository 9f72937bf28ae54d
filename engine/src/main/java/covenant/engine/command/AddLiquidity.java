package covenant.engine.command;

/**
 * Raises a market's liquidity parameter to b; the sender pays, the sponsor stays.
 *
 * @param liquidityMicros the new b, above the present one
 * @param reason why, for everyone to read; may be empty
 */
public record AddLiquidity(CommandId commandId, int by, int market, long liquidityMicros, String reason)
        implements Command, OnMarket {
    /** Without a reason. */
    public AddLiquidity(CommandId commandId, int by, int market, long liquidityMicros) {
        this(commandId, by, market, liquidityMicros, "");
    }

    @Override
    public CommandKind kind() {
        return CommandKind.ADD_LIQUIDITY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.addLiquidity(this);
    }
}
