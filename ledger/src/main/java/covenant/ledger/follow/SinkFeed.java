package covenant.ledger.follow;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sink, how far it was fed, and when to ask it again if it is unavailable. */
final class SinkFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SinkFeed.class);

    private final FollowerSink sink;
    private final long firstRetryMillis;
    private long retryMillis;
    private long retryAtNanos;
    private long fed;
    private volatile long committed;
    private volatile String problem = "";

    SinkFeed(FollowerSink sink, long retryMillis) {
        this.sink = sink;
        this.firstRetryMillis = retryMillis;
        this.retryMillis = retryMillis;
    }

    boolean isUp() {
        return problem.isEmpty();
    }

    String problem() {
        return problem;
    }

    long committed() {
        return committed;
    }

    boolean isRetryDue() {
        return !isUp() && System.nanoTime() - retryAtNanos >= 0;
    }

    /**
     * Asks the sink where it stands.
     *
     * @throws IllegalStateException if it is ahead of the journal: it belongs to another venue, or the journal lost something
     */
    void reopen(long durableSequence) {
        try {
            committed = sink.committedSequence();
            problem = "";
        } catch (SinkUnavailable e) {
            goDown(e);
            return;
        }
        fed = committed;
        if (committed > durableSequence) {
            throw new IllegalStateException(sink.getClass().getSimpleName() + " has sequence " + committed
                    + ", but the journal ends at " + durableSequence + ": they do not belong together");
        }
    }

    void step(long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        if (!isUp() || sequence <= fed) {
            return;
        }
        try {
            sink.onStep(sequence, atMicros, command, answer, events, engine);
            fed = sequence;
        } catch (SinkUnavailable e) {
            goDown(e);
        }
    }

    void commit(Engine engine) {
        if (!isUp() || fed == committed) {
            return;
        }
        try {
            sink.commit(fed, engine.atMicros(), engine);
            committed = fed;
            retryMillis = firstRetryMillis;
        } catch (SinkUnavailable e) {
            goDown(e);
        }
    }

    private void goDown(SinkUnavailable e) {
        problem = sink.getClass().getSimpleName() + " is unavailable: " + e.getMessage();
        LOG.warn("{}; next attempt in {} ms", problem, retryMillis);
        retryAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retryMillis);
        retryMillis = Math.min(2 * retryMillis, FollowerOptions.MAX_RETRY_MILLIS);
    }
}
