package covenant.engine.runtime;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.util.List;

/**
 * Hears of every command that was carried out or refused by the engine, in order, on the core's thread, before its sender gets the
 * answer. It must be quick, must not block, and must not throw.
 */
public interface StepListener {
    /** For whoever listens to nothing. */
    StepListener NONE = (sequence, atMicros, command, answer, events, engine) -> {};

    /**
     * One command is done.
     *
     * @param events what happened; the list is reused, copy it to keep it
     * @param engine as it stands after the command, to be read during this call only
     */
    void onStep(long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine);

    /** The hash of the state after the command with this sequence, which the journal has too; told before the command's own step. */
    default void onHash(long sequence, byte[] hash) {}

    /** A batch is done: a good moment to pass on what was gathered. */
    default void onBatch(long sequence) {}

    /** A flush of the journal took so long, for so many commands. */
    default void onFlush(long nanos, int commands) {}
}
