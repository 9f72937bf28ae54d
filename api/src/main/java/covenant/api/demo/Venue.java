package covenant.api.demo;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The venue as the demo uses it: commands and reads, like everybody else. */
interface Venue {
    /** Sends a command; the answer comes on any thread. */
    void submit(Command command, Consumer<Answer> onAnswer);

    /** Reads in turn; the future completes on any thread. */
    <T> CompletableFuture<T> read(Function<Engine, T> query);
}
