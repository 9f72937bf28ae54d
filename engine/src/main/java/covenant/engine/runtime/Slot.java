package covenant.engine.runtime;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import java.util.function.Consumer;

/** One place of the ring: a command with who waits for its answer, or a read. Cleared by the last stage. */
final class Slot {
    Command command;
    Consumer<Answer> onAnswer;
    Consumer<Engine> read;
    long sequence;
    long atMicros;
    Refusal refusal;

    void clear() {
        command = null;
        onAnswer = null;
        read = null;
        refusal = null;
        sequence = 0;
    }
}
