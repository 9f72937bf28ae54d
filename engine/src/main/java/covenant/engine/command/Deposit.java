package covenant.engine.command;

/**
 * Brings money into the venue.
 *
 * @param account who receives it
 * @param amountMicros above 0
 */
public record Deposit(CommandId commandId, int by, int account, long amountMicros) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.DEPOSIT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.deposit(this);
    }
}
