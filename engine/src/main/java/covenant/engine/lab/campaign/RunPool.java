package covenant.engine.lab.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Some threads that take numbers in turn, do what is to be done for each, and stop at the first failure. */
final class RunPool {
    private final long count;
    private final LongConsumer work;
    private final CampaignProgress progress;
    private final List<Thread> threads = new ArrayList<>();
    private final Object lock = new Object();
    private long next;
    private long done;
    private long failedNumber;
    private Throwable failure;

    /** Starts at once. */
    RunPool(int threads, long count, LongConsumer work, CampaignProgress progress) {
        this.count = count;
        this.work = work;
        this.progress = progress;
        for (int i = 1; i <= Math.min(threads, count); i++) {
            Thread thread = new Thread(this::takeTurns, "campaign-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
        }
        this.threads.forEach(Thread::start);
    }

    private void takeTurns() {
        for (long number = take(); number >= 0; number = take()) {
            try {
                work.accept(number);
                finish();
            } catch (Throwable e) {
                fail(number, e);
            }
        }
    }

    /** The next number; -1 if there is none, or if something has failed. */
    private long take() {
        synchronized (lock) {
            return failure == null && next < count ? next++ : -1;
        }
    }

    private void finish() {
        synchronized (lock) {
            progress.done(++done, count);
        }
    }

    // Numbers are taken in order and whatever was taken is finished, so the lowest that fails is the same whatever the
    // number of threads.
    private void fail(long number, Throwable e) {
        synchronized (lock) {
            if (failure == null || number < failedNumber) {
                failure = e;
                failedNumber = number;
            }
        }
    }

    /**
     * Waits until all is done.
     *
     * @throws RuntimeException what was thrown for the lowest number that failed
     */
    void await() {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            fail(Long.MAX_VALUE, e);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        synchronized (lock) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
