package covenant.ledger.follow;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.ledger.journal.JournalIdentity;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.replay.EventListener;
import covenant.ledger.replay.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the durable journal behind the ring, on a thread of its own: applies every command to its own engine, checks the journaled
 * hashes against it, feeds the sinks and writes the snapshots. The ring never waits for it.
 *
 * <p>A sink that is unavailable is left out and asked again, while the others and the snapshots go on. When it is back, the
 * follower begins again from the newest snapshot that is not after what the sink has, and each sink hears only of what it lacks.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    /** How long to gather before the next commit: positions and accounts that change often are then written once, not each time. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long GRACE_MILLIS = 5_000;
    private static final long LAG_TOLERATED = 100_000;

    private final Path directory;
    private final FollowerOptions options;
    private final Supplier<JournalPosition> durable;
    private final Halt halt;
    private final List<SinkFeed> feeds = new ArrayList<>();
    private final SnapshotWriter snapshots;
    private final StepListener listener = this::step;
    private final EventListener eventListener = this::event;
    private final Thread thread;
    private Replica replica;
    private long venue = JournalIdentity.NONE;
    private long outdated;
    private volatile long sequence;
    private volatile String failure = "";
    private volatile boolean stopped;
    private volatile boolean closing;
    private volatile long closeByNanos;

    private Follower(Path directory, FollowerOptions options, Supplier<JournalPosition> durable, Halt halt) {
        this.halt = halt;
        this.directory = directory;
        this.options = options;
        this.durable = durable;
        this.snapshots = new SnapshotWriter(directory, options.snapshotEvery());
        for (FollowerSink sink : options.sinks()) {
            feeds.add(new SinkFeed(sink, options.retryMillis()));
        }
        this.thread = new Thread(this::run, "ledger-follower");
        thread.setDaemon(true);
    }

    /**
     * Starts following.
     *
     * @param durable tells up to where the journal is on disk
     * @param halt ends the process where memory or stack are gone: every thread may be hurt then, not only this one
     */
    public static Follower start(
            Path directory, FollowerOptions options, Supplier<JournalPosition> durable, Halt halt) {
        Follower follower = new Follower(directory, options, durable, halt);
        follower.thread.start();
        return follower;
    }

    // Whatever is thrown here must be seen by people and must not touch the ring.
    @SuppressWarnings("IllegalCatch")
    private void run() {
        try {
            restart();
            follow();
            snapshots.write(replica.engine());
        } catch (VirtualMachineError e) {
            failure = e.toString();
            halt.halt("the ledger's follower has failed after sequence " + sequence, e);
        } catch (IOException | RuntimeException | Error e) {
            failure = e.toString();
            LOG.error("the follower stopped after sequence {}; history is stale from here on", sequence, e);
        } finally {
            stopped = true;
            closeReplica();
        }
    }

    private void follow() throws IOException {
        while (true) {
            while (hasRevived() || hasDiverged()) {
                restart();
            }
            int taken = advance();
            boolean moved = taken > 0;
            commit();
            snapshots.writeIfDue(replica.engine());
            if (closing && (!moved || System.nanoTime() - closeByNanos >= 0)) {
                return;
            }
            if (!moved) {
                LockSupport.parkNanos(this, IDLE_NANOS);
            } else if (taken < mostAtOnce() && !closing) {
                LockSupport.parkNanos(this, GATHER_NANOS);
            }
        }
    }

    /** Begins again where the sink that lacks most needs it. */
    private void restart() throws IOException {
        closeReplica();
        JournalPosition limit = durable.get();
        long from = limit.sequence();
        for (SinkFeed feed : feeds) {
            reopen(feed, limit);
            if (feed.isUp()) {
                from = Math.min(from, feed.committed());
            }
        }
        List<String> damaged = new ArrayList<>();
        replica = Replica.atMost(directory, from, limit, options.hashInterval(), damaged::add);
        damaged.forEach(what -> LOG.warn("skipped a damaged snapshot, {}", what));
        snapshots.startFrom(replica.baseSequence(), !damaged.isEmpty());
        for (SinkFeed feed : feeds) {
            feed.compare(replica.baseSequence(), replica.engine().atMicros());
        }
    }

    /** Asks the sinks that are due; true if one is back and lacks what the present engine has passed. */
    private boolean hasRevived() throws IOException {
        boolean revived = false;
        for (SinkFeed feed : feeds) {
            if (feed.isRetryDue()) {
                reopen(feed, durable.get());
                feed.compare(replica.engine().sequence(), replica.engine().atMicros());
                revived |= feed.isUp() && feed.committed() < replica.engine().sequence();
            }
        }
        return revived;
    }

    private boolean hasDiverged() {
        return feeds.stream().anyMatch(SinkFeed::hasDiverged);
    }

    private void reopen(SinkFeed feed, JournalPosition limit) throws IOException {
        feed.reopen(venue(limit.sequence()), limit.sequence());
    }

    /** Whose journal it is; not known before its first command is on disk. */
    private long venue(long durableSequence) throws IOException {
        if (venue == JournalIdentity.NONE && durableSequence > 0) {
            venue = JournalIdentity.of(directory);
        }
        return venue;
    }

    private int mostAtOnce() {
        return Math.min(options.commitEvery(), options.snapshotEvery());
    }

    private int advance() throws IOException {
        JournalPosition limit = durable.get();
        int most = mostAtOnce();
        int taken = 0;
        while (taken < most && replica.next(limit, listener, eventListener)) {
            taken++;
        }
        sequence = replica.engine().sequence();
        tellOutdated(taken == 0);
        return taken;
    }

    /** Once it has caught up: what it could not check. */
    private void tellOutdated(boolean caughtUp) {
        long now = replica.replayer().hashesOutdated();
        if (caughtUp && now > outdated) {
            outdated = now;
            LOG.info("hashes of an older layout, passed over: {}", now);
        }
    }

    private void step(long at, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        for (SinkFeed feed : feeds) {
            feed.step(at, atMicros, command, answer, events, engine);
        }
    }

    private void event(long at, long atMicros, Command command, Event event, Engine engine) {
        for (SinkFeed feed : feeds) {
            feed.event(at, atMicros, command, event, engine);
        }
    }

    private void commit() throws IOException {
        for (SinkFeed feed : feeds) {
            feed.commit(venue(replica.engine().sequence()), replica.engine());
        }
    }

    private void closeReplica() {
        if (replica == null) {
            return;
        }
        try {
            replica.close();
        } catch (IOException e) {
            LOG.warn("a segment could not be closed: {}", e.toString());
        }
    }

    /** The sequence up to which every sink is durable; without sinks, up to which the follower's own engine has come. */
    public long committedSequence() {
        return feeds.stream().mapToLong(SinkFeed::committed).min().orElse(sequence);
    }

    /** How it is; any thread may ask. */
    public FollowerHealth health() {
        long durableSequence = durable.get().sequence();
        StringBuilder reason = new StringBuilder(failure);
        boolean down = false;
        for (SinkFeed feed : feeds) {
            down |= !feed.isUp();
            append(reason, feed.problem());
        }
        append(reason, snapshots.problem());
        long committed = committedSequence();
        FollowerHealth.State state;
        if (!failure.isEmpty()) {
            state = FollowerHealth.State.FAILED;
        } else if (stopped) {
            state = FollowerHealth.State.STOPPED;
        } else if (down || durableSequence - committed > LAG_TOLERATED) {
            state = FollowerHealth.State.BEHIND;
        } else {
            state = FollowerHealth.State.RUNNING;
        }
        return new FollowerHealth(state, sequence, committed, durableSequence, reason.toString());
    }

    private static void append(StringBuilder reason, String more) {
        if (!more.isEmpty()) {
            reason.append(reason.isEmpty() ? "" : "; ").append(more);
        }
    }

    /** Lets it catch up for at most so long, commit and write a snapshot; waits for its thread to end, a little longer at most. */
    public void close(long withinMillis) {
        closeByNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(withinMillis + GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("the follower did not stop in time: a sink hangs, after sequence {}", sequence);
        }
    }

    /** Ends it at the next commit, caught up or not. */
    @Override
    public void close() {
        close(0);
    }
}
