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
    private long openedAt;
    private long openedAtMicros;
    private volatile boolean diverged;
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
     * Asks the sink where it stands. One that was not made from this journal, or is ahead of it, is made empty.
     *
     * @param venue the journal's identity
     */
    void reopen(long venue, long durableSequence) {
        try {
            long found = sink.committedSequence();
            String foreign = foreign(found, venue, durableSequence);
            if (!foreign.isEmpty()) {
                String why = sink.getClass().getSimpleName() + " " + foreign;
                LOG.warn("{}; it begins again", why);
                sink.reset(why);
                found = sink.committedSequence();
            }
            diverged = false;
            committed = found;
            openedAt = found;
            openedAtMicros = sink.committedAtMicros();
            problem = "";
        } catch (SinkUnavailable e) {
            goDown(e);
            return;
        }
        fed = committed;
    }

    private String foreign(long found, long venue, long durableSequence) {
        if (found == 0) {
            return "";
        }
        if (found > durableSequence) {
            return "has sequence " + found + ", but the journal ends at " + durableSequence;
        }
        if (sink.venue() != venue) {
            return "was made from the journal of another venue";
        }
        return diverged ? "has another command " + found + " than the journal" : "";
    }

    /** Compares the time of the command at which the sink was opened with that of the same command in the journal. */
    void compare(long sequence, long atMicros) {
        if (isUp() && sequence > 0 && sequence == openedAt && atMicros != openedAtMicros) {
            diverged = true;
        }
    }

    /** Whether it was found to hold another history; it is fed nothing until it is opened again. */
    boolean hasDiverged() {
        return diverged && isUp();
    }

    void event(long sequence, long atMicros, Command command, Event event, Engine engine) {
        if (!isUp() || diverged || sequence <= fed) {
            return;
        }
        try {
            sink.onEvent(sequence, atMicros, command, event, engine);
        } catch (SinkUnavailable e) {
            goDown(e);
        }
    }

    void step(long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        compare(sequence, atMicros);
        if (!isUp() || diverged || sequence <= fed) {
            return;
        }
        try {
            sink.onStep(sequence, atMicros, command, answer, events, engine);
            fed = sequence;
        } catch (SinkUnavailable e) {
            goDown(e);
        }
    }

    void commit(long venue, Engine engine) {
        if (!isUp() || diverged || fed == committed) {
            return;
        }
        try {
            if (committed == 0) {
                sink.belongTo(venue);
            }
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
