package covenant.api.venue;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import java.util.List;

/** Several listeners as one, told in their order. */
final class Listeners implements StepListener {
    private final StepListener[] all;

    Listeners(List<StepListener> all) {
        this.all = all.toArray(new StepListener[0]);
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        for (StepListener listener : all) {
            listener.onStep(sequence, atMicros, command, answer, events, engine);
        }
    }

    @Override
    public void onHash(long sequence, byte[] hash) {
        for (StepListener listener : all) {
            listener.onHash(sequence, hash);
        }
    }

    @Override
    public void onBatch(long sequence) {
        for (StepListener listener : all) {
            listener.onBatch(sequence);
        }
    }

    @Override
    public void onFlush(long nanos, int commands) {
        for (StepListener listener : all) {
            listener.onFlush(nanos, commands);
        }
    }
}
