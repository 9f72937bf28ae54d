package covenant.ledger.journal;

import covenant.engine.runtime.Halt;
import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one segment ready ahead of time on a thread of its own, and tries again for as long as there is no room for one. */
final class SegmentPreparer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentPreparer.class);

    private enum State {
        PREPARING,
        READY,
        NO_ROOM,
        CLOSED
    }

    private final Path directory;
    private final Path prepared;
    private final long bytes;
    private final SegmentAllocator allocator;
    private final long retryMillis;
    private final Halt halt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private State state = State.PREPARING;
    private String problem = "";

    SegmentPreparer(Path directory, long bytes, SegmentAllocator allocator, long retryMillis, Halt halt) {
        this.directory = directory;
        this.prepared = directory.resolve("journal-next.tmp");
        this.bytes = bytes;
        this.allocator = allocator;
        this.retryMillis = retryMillis;
        this.halt = halt;
        this.thread = new Thread(this::run, "journal-preparer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether a segment is ready. Waits while one is being made, never while there is no room for one. */
    boolean awaitReady() {
        lock.lock();
        try {
            while (state == State.PREPARING) {
                changed.awaitUninterruptibly();
            }
            return state == State.READY;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the ready segment its name, durably, and has the next one made. */
    void take(Segment segment) throws IOException {
        Files.move(prepared, segment.file(), StandardCopyOption.ATOMIC_MOVE);
        Disk.forceDirectory(directory);
        become(State.PREPARING, "");
    }

    /** Why there is no room for the next segment; empty if there is. */
    String problem() {
        lock.lock();
        try {
            return problem;
        } finally {
            lock.unlock();
        }
    }

    // Should it fail in a way nobody thought of, commands are refused until it succeeds; the core must not wait for
    // ever.
    @SuppressWarnings("IllegalCatch")
    private void run() {
        while (true) {
            try {
                prepare();
                if (!problem().isEmpty()) {
                    LOG.info("there is room for the next segment of the journal again");
                }
                become(State.READY, "");
            } catch (VirtualMachineError e) {
                become(State.NO_ROOM, e.toString());
                halt.halt("the journal's next segment could not be prepared", e);
            } catch (IOException | RuntimeException | Error e) {
                discard();
                if (problem().isEmpty()) {
                    LOG.warn(
                            "no room for the next segment of the journal, trying again until there is: {}",
                            e.toString());
                }
                become(State.NO_ROOM, e.toString());
            }
            if (!awaitWork()) {
                return;
            }
        }
    }

    private void prepare() throws IOException {
        Files.deleteIfExists(prepared);
        allocator.allocate(prepared, 0, bytes);
    }

    /** Sleeps until a segment is wanted or room may have come; false once closed. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (state == State.READY) {
                changed.awaitUninterruptibly();
            }
            long nanos = TimeUnit.MILLISECONDS.toNanos(retryMillis);
            while (state == State.NO_ROOM && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return state != State.CLOSED;
        } catch (InterruptedException e) {
            return true; // nobody interrupts this thread; if someone does, it only asks for room sooner
        } finally {
            lock.unlock();
        }
    }

    private void become(State next, String why) {
        lock.lock();
        try {
            if (state != State.CLOSED) {
                state = next;
                problem = why;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(prepared);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", prepared, e.toString());
        }
    }

    /** Ends the thread and deletes what was prepared. */
    @Override
    public void close() {
        become(State.CLOSED, "");
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        discard();
    }
}
