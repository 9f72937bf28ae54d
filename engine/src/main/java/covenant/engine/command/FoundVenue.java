package covenant.engine.command;

/**
 * Names the venue; the first command of every journal.
 *
 * @param simulated true where the participants are simulated, so that every page says so
 * @param simulatedClock true where the venue's clock is moved by its operator, for good
 */
public record FoundVenue(CommandId commandId, int by, String name, boolean simulated, boolean simulatedClock)
        implements Command {
    /** A venue that runs by the machine's clock. */
    public FoundVenue(CommandId commandId, int by, String name, boolean simulated) {
        this(commandId, by, name, simulated, false);
    }

    @Override
    public CommandKind kind() {
        return CommandKind.FOUND_VENUE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.foundVenue(this);
    }
}
