package covenant.engine.command;

/**
 * Corrects the outcome of a settled market: the sender pays, out of his own cash, those who got too little; nobody has to pay back.
 *
 * @param outcome the right outcome, or -1 where the metric is scalar
 * @param valueMicros the right value where the metric is scalar, else 0
 * @param reason why, for everyone to read
 */
public record CorrectOutcome(CommandId commandId, int by, int market, int outcome, long valueMicros, String reason)
        implements Command, OnMarket {
    @Override
    public CommandKind kind() {
        return CommandKind.CORRECT_OUTCOME;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.correctOutcome(this);
    }
}
