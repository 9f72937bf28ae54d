package covenant.ledger;

import covenant.engine.core.Engine;
import covenant.engine.runtime.CommandJournal;
import covenant.ledger.disk.DirectoryLock;
import covenant.ledger.disk.Disk;
import covenant.ledger.follow.Follower;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The durable side of a venue: opens a data directory, recovers the engine from it, and gives the ring its journal.
 *
 * <pre>
 *   Ledger ledger = Ledger.open(dir, LedgerOptions.defaults().withSinks(projection), Progress.NONE);
 *   VenueRing ring = VenueRing.start(ledger.engine(), ledger.journal(), ...);
 *   ledger.follow();
 *   ...
 *   ring.close();    // answers what was accepted, seals and closes the journal
 *   ledger.close();  // lets the follower catch up, writes a snapshot, gives the directory free
 * </pre>
 */
public final class Ledger implements AutoCloseable {
    private final Path directory;
    private final LedgerOptions options;
    private final DirectoryLock lock;
    private final Recovery recovery;
    private volatile Follower follower;

    private Ledger(Path directory, LedgerOptions options, DirectoryLock lock, Recovery recovery) {
        this.directory = directory;
        this.options = options;
        this.lock = lock;
        this.recovery = recovery;
    }

    /**
     * Opens or creates the ledger of a data directory and brings the engine to where the journal ends.
     *
     * @param progress hears of commands replayed, of commands to replay
     * @throws covenant.ledger.disk.DirectoryInUse if another process has it open
     * @throws covenant.ledger.journal.JournalDamaged if the journal is not what was written; nothing was changed
     * @throws covenant.ledger.replay.ReplayStopped if replaying it does not give the state that was hashed; nothing was changed
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public static Ledger open(Path directory, LedgerOptions options, Progress progress) {
        DirectoryLock lock = null;
        Ledger ledger = null;
        try {
            Disk.createOwnDirectory(directory);
            lock = DirectoryLock.forWriting(directory);
            ledger = new Ledger(directory, options, lock, Recovery.run(directory, options, progress));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the ledger in " + directory, e);
        } finally {
            if (ledger == null && lock != null) {
                release(lock);
            }
        }
        return ledger;
    }

    /** The engine as recovered; hand it to the ring and leave it alone. */
    public Engine engine() {
        return recovery.engine();
    }

    /** The journal, for the ring, which closes it. */
    public CommandJournal journal() {
        return recovery.journal();
    }

    /** What opening found. */
    public RecoveryReport recovery() {
        return recovery.report();
    }

    /** Starts the follower, once. */
    public void follow() {
        if (follower != null) {
            throw new IllegalStateException("the follower runs already");
        }
        follower = Follower.start(directory, options.follower(), recovery.journal()::durable, options.halt());
    }

    /** The sequence up to which every sink is durable; 0 before {@link #follow()}. */
    public long committedSequence() {
        Follower present = follower;
        return present == null ? 0 : present.committedSequence();
    }

    /** The sequence up to which the journal is on disk. */
    public long durableSequence() {
        return recovery.journal().durable().sequence();
    }

    /** How the follower is. */
    public FollowerHealth health() {
        Follower present = follower;
        return present == null
                ? new FollowerHealth(FollowerHealth.State.STOPPED, 0, 0, durableSequence(), "not started")
                : present.health();
    }

    /** Why the journal has no room for its next segment, or empty if it has. Commands are refused only once the present one is full. */
    public String journalProblem() {
        return recovery.journal().problem();
    }

    /**
     * Lets the follower catch up for a bounded time and write a snapshot, closes the journal if the ring has not, and gives the directory
     * free. Close the ring first.
     */
    @Override
    public void close() {
        if (follower != null) {
            follower.close(options.closeMillis());
        }
        recovery.journal().close();
        release(lock);
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock could not be released", e);
        }
    }
}
