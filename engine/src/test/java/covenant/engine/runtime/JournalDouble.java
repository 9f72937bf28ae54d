package covenant.engine.runtime;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A journal that writes down what was asked of it, and that a test can hold up, fill, or break. */
final class JournalDouble implements CommandJournal {
    private final Log log;
    private final Semaphore mayFlush = new Semaphore(0);
    private final Semaphore flushing = new Semaphore(0);
    private volatile boolean isHeld;
    private volatile Refusal refusal;
    private volatile RuntimeException onStage;
    private volatile RuntimeException onFlush;

    JournalDouble(Log log) {
        this.log = log;
    }

    /** What happened, in order, from any thread. */
    static final class Log {
        private final List<String> lines = new ArrayList<>();

        synchronized void add(String line) {
            lines.add(line);
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        /** The lines that begin so. */
        List<String> lines(String start) {
            return lines().stream().filter(line -> line.startsWith(start)).toList();
        }
    }

    @Override
    public Refusal stage(long sequence, long atMicros, Command command) {
        if (onStage != null) {
            throw onStage;
        }
        if (refusal != null) {
            return refusal;
        }
        log.add("stage " + sequence);
        return null;
    }

    @Override
    public void stageHash(long sequence, byte[] hash) {
        log.add("hash " + sequence);
    }

    @Override
    public void flush() {
        if (isHeld) {
            flushing.release();
            mayFlush.acquireUninterruptibly();
        }
        if (onFlush != null) {
            throw onFlush;
        }
        log.add("flush");
    }

    @Override
    public void close() {
        log.add("close");
    }

    /** From now on flushes wait. */
    void hold() {
        isHeld = true;
    }

    /** Returns when the core waits in a flush. */
    void awaitFlush() throws InterruptedException {
        flushing.acquire();
    }

    /** Lets the waiting flush and all later ones go. */
    void release() {
        isHeld = false;
        mayFlush.release();
    }

    /** From now on commands cannot be written for this reason; null: they can. */
    void refuse(Refusal reason) {
        refusal = reason;
    }

    void failOnStage(RuntimeException failure) {
        onStage = failure;
    }

    void failOnFlush(RuntimeException failure) {
        onFlush = failure;
    }
}
