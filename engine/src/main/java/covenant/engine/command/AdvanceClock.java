package covenant.engine.command;

/**
 * Moves a simulated clock forward, by so much or to a time: exactly one of the two is not 0. The sequencer moves the clock as it stamps the
 * command, so the envelope's time is where the clock came to.
 *
 * @param toMicros the time to move it to, microseconds since 1970 UTC
 * @param reason why; may be empty
 * @param byMicros how far to move it
 */
public record AdvanceClock(CommandId commandId, int by, long toMicros, String reason, long byMicros)
        implements Command {
    /** To this time. */
    public AdvanceClock(CommandId commandId, int by, long toMicros, String reason) {
        this(commandId, by, toMicros, reason, 0);
    }

    @Override
    public CommandKind kind() {
        return CommandKind.ADVANCE_CLOCK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.advanceClock(this);
    }
}
