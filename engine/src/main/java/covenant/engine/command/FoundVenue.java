package covenant.engine.command;

/**
 * Names the venue; the first command of every journal.
 *
 * @param simulated true where the participants are simulated, so that every page says so
 */
public record FoundVenue(CommandId commandId, int by, String name, boolean simulated) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.FOUND_VENUE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.foundVenue(this);
    }
}
