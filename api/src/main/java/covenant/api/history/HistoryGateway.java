package covenant.api.history;

import covenant.api.core.Crossing;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.core.Engine;
import covenant.ledger.history.History;
import covenant.ledger.history.HistoryUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads the history on worker threads, never on an event loop, after a short wait for it to catch up with what the venue had done when
 * it was asked: so whoever was told of a trade finds it. The wait is bounded; every page says how far it goes.
 */
public final class HistoryGateway {
    /** How many reads may be under way at once. */
    public static final int READERS = 4;

    private static final int LONG_READERS = READERS / 2;
    private static final int MOST_IN_LINE = 256;
    private static final long IN_LINE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PAUSE_MILLIS = 5;

    private final Vertx vertx;
    private final Crossing crossing;
    private final WorkerExecutor workers;
    private final WorkerExecutor longWorkers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger longWaiting = new AtomicInteger();
    private final History history;
    private final LongSupplier committed;

    /**
     * A gateway.
     *
     * @param history to read; null where the venue keeps none
     * @param committed how far it has read, without blocking
     */
    public HistoryGateway(Vertx vertx, Crossing crossing, History history, LongSupplier committed) {
        this.vertx = vertx;
        this.crossing = crossing;
        this.history = history;
        this.committed = committed;
        this.workers = vertx.createSharedWorkerExecutor("history", READERS);
        this.longWorkers = vertx.createSharedWorkerExecutor("history-long", LONG_READERS);
    }

    /** The venue's time, microseconds since 1970 UTC. */
    public long nowMicros() {
        return crossing.nowMicros();
    }

    /** What the query finds; fails with {@link ApiCode#HISTORY_UNAVAILABLE}. */
    public <T> Future<T> read(Function<History, T> query) {
        return read(workers, waiting, query);
    }

    /**
     * The same for a query that may pass over all that a market ever did: only {@value #LONG_READERS} of these run at once, so that the
     * others' turn comes however many there are.
     */
    public <T> Future<T> readLong(Function<History, T> query) {
        return read(longWorkers, longWaiting, query);
    }

    private <T> Future<T> read(WorkerExecutor executor, AtomicInteger inLine, Function<History, T> query) {
        if (history == null) {
            return Future.failedFuture(unavailable("this venue keeps no history"));
        }
        if (inLine.incrementAndGet() > MOST_IN_LINE) {
            inLine.decrementAndGet();
            return Future.failedFuture(unavailable("too many wait for it"));
        }
        return crossing.read(Engine::sequence)
                .compose(this::caughtUp)
                .compose(ignored -> {
                    long deadline = System.nanoTime() + IN_LINE_NANOS;
                    return executor.executeBlocking(() -> askUntil(deadline, query), false);
                })
                .onComplete(done -> inLine.decrementAndGet());
    }

    /** Whoever asked may have gone; a read that comes too late is not begun, so that a line of them is soon gone too. */
    private <T> T askUntil(long deadline, Function<History, T> query) {
        if (System.nanoTime() - deadline > 0) {
            throw unavailable("too many wait for it");
        }
        return ask(query);
    }

    /** Whether there is a history at all. */
    public boolean isKept() {
        return history != null;
    }

    /**
     * Reads what happened in order.
     *
     * @param markets numbers of the markets whose trades are read; null for all
     * @param account number of the account whose movements are read, or -1
     */
    public PastReader past(List<Integer> markets, int account, PastReader.After trades, PastReader.After own) {
        return new PastReader(this, markets, account, trades, own);
    }

    private <T> T ask(Function<History, T> query) {
        try {
            return query.apply(history);
        } catch (HistoryUnavailable e) {
            throw unavailable("it may be being rebuilt");
        }
    }

    private Future<Void> caughtUp(long sequence) {
        Promise<Void> promise = Promise.promise();
        await(sequence, System.nanoTime() + PATIENCE_NANOS, promise);
        return promise.future();
    }

    private void await(long sequence, long deadline, Promise<Void> promise) {
        if (committed.getAsLong() >= sequence || System.nanoTime() - deadline > 0) {
            promise.complete();
        } else {
            vertx.setTimer(PAUSE_MILLIS, timer -> await(sequence, deadline, promise));
        }
    }

    private static Rejection unavailable(String detail) {
        return new Rejection(ApiCode.HISTORY_UNAVAILABLE, detail);
    }
}
