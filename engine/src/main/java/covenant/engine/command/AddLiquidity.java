package covenant.engine.command;

/**
 * Raises a market's liquidity parameter to b; the sender pays, the sponsor stays.
 *
 * @param liquidityMicros the new b, above the present one
 */
public record AddLiquidity(CommandId commandId, int by, int market, long liquidityMicros) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.ADD_LIQUIDITY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.addLiquidity(this);
    }
}
