package covenant.engine.lab.scene;

import covenant.engine.command.Command;

/** Takes every command of a run in its envelope, in order, before it is carried out: written down, it is a journal. */
@FunctionalInterface
public interface CommandLog {
    /** For whoever keeps nothing. */
    CommandLog NONE = (sequence, atMicros, command) -> {};

    /** One command. */
    void take(long sequence, long atMicros, Command command);
}
