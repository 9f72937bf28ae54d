package covenant.engine.command;

/**
 * Lets time pass in silence: whatever was due by the envelope's time happens.
 */
public record Tick(CommandId commandId, int by) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.TICK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tick(this);
    }

    /** The venue's own tick. */
    public static Tick now() {
        return new Tick(CommandId.NONE, VENUE_ACCOUNT);
    }
}
