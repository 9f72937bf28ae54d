package covenant.engine.command;

/**
 * States the metric: pays everyone and ends the market.
 *
 * @param outcome the outcome that came about, or -1 where the metric is scalar
 * @param valueMicros the metric's value where it is scalar, else 0
 * @param reason why, for everyone to read; may be empty
 */
public record SettleOutcome(CommandId commandId, int by, int market, int outcome, long valueMicros, String reason)
        implements Command, OnMarket {
    /** Without a reason. */
    public SettleOutcome(CommandId commandId, int by, int market, int outcome, long valueMicros) {
        this(commandId, by, market, outcome, valueMicros, "");
    }

    @Override
    public CommandKind kind() {
        return CommandKind.SETTLE_OUTCOME;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.settleOutcome(this);
    }
}
