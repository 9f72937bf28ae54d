package covenant.engine.command;

/**
 * Opens a joint pledge: commitments of several actors that bind only once enough of them have signed.
 *
 * @param terms who, how many, and until when
 */
public record OpenPledge(CommandId commandId, int by, PledgeTerms terms) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_PLEDGE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openPledge(this);
    }
}
