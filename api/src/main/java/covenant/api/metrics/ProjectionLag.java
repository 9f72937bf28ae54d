package covenant.api.metrics;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * For how long the history has been behind: the age of the oldest command that it has not read, to a tenth of a second. What is older than
 * the hundred seconds that it remembers counts as that old at least.
 */
public final class ProjectionLag implements StepListener {
    private static final int KEPT = 1_024;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double NANOS = 1e9;

    private final LongSupplier nanoClock;
    private final AtomicLongArray sequences = new AtomicLongArray(KEPT);
    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);
    private volatile int count;
    private long last;

    /** With the machine's clock. */
    public ProjectionLag() {
        this(System::nanoTime);
    }

    ProjectionLag(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.last = nanoClock.getAsLong() - STEP_NANOS;
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {}

    @Override
    public void onBatch(long sequence) {
        long now = nanoClock.getAsLong();
        if (now - last >= STEP_NANOS && sequence > newest()) {
            last = now;
            int next = count;
            sequences.set(next & (KEPT - 1), sequence);
            nanos.set(next & (KEPT - 1), now);
            count = next + 1;
        }
    }

    private long newest() {
        return count == 0 ? 0 : sequences.get((count - 1) & (KEPT - 1));
    }

    /**
     * The lag in seconds.
     *
     * @param done the sequence that was carried out last
     * @param committed the sequence up to which the history has read
     */
    public double seconds(long done, long committed) {
        if (committed >= done) {
            return 0;
        }
        int end = count;
        for (int i = Math.max(0, end - KEPT + 1); i < end; i++) {
            int place = i & (KEPT - 1);
            if (sequences.get(place) > committed) {
                return Math.max(0, (nanoClock.getAsLong() - nanos.get(place)) / NANOS);
            }
        }
        // Newer than the newest that was noted.
        return 0;
    }
}
