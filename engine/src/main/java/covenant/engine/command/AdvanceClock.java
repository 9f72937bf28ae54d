package covenant.engine.command;

/**
 * Says who moved a simulated clock forward, and why. The sequencer has stamped it with a time not before {@code toMicros}.
 *
 * @param toMicros the time to which the clock was moved, microseconds since 1970 UTC
 * @param reason why; may be empty
 */
public record AdvanceClock(CommandId commandId, int by, long toMicros, String reason) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.ADVANCE_CLOCK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.advanceClock(this);
    }
}
