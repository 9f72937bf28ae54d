package covenant.engine.command;

/**
 * States the metric: pays everyone and ends the market.
 *
 * @param outcome the outcome that came about, or -1 where the metric is scalar
 * @param valueMicros the metric's value where it is scalar, else 0
 */
public record SettleOutcome(CommandId commandId, int by, int market, int outcome, long valueMicros) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.SETTLE_OUTCOME;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.settleOutcome(this);
    }
}
