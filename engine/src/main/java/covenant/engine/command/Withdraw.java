package covenant.engine.command;

/**
 * Takes money out of the venue.
 *
 * @param account whose cash it is
 * @param amountMicros above 0, at most the account's cash
 * @param reason why, for everyone to read; may be empty
 */
public record Withdraw(CommandId commandId, int by, int account, long amountMicros, String reason) implements Command {
    /** Without a reason. */
    public Withdraw(CommandId commandId, int by, int account, long amountMicros) {
        this(commandId, by, account, amountMicros, "");
    }

    @Override
    public CommandKind kind() {
        return CommandKind.WITHDRAW;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.withdraw(this);
    }
}
