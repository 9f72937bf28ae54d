package covenant.engine.command;

/**
 * Brings money into the venue.
 *
 * @param account who receives it
 * @param amountMicros above 0
 * @param reason why, for everyone to read; may be empty
 */
public record Deposit(CommandId commandId, int by, int account, long amountMicros, String reason) implements Command {
    /** Without a reason. */
    public Deposit(CommandId commandId, int by, int account, long amountMicros) {
        this(commandId, by, account, amountMicros, "");
    }

    @Override
    public CommandKind kind() {
        return CommandKind.DEPOSIT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.deposit(this);
    }
}
