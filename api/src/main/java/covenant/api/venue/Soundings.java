package covenant.api.venue;

import covenant.engine.core.Engine;
import covenant.engine.runtime.VenueRing;
import covenant.ledger.disk.DiskUse;
import covenant.ledger.history.Balance;
import covenant.ledger.history.HistoryUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is worth knowing and too dear to look at whenever someone asks: every quarter of a minute on a worker's thread, the disk, the sum of
 * the whole venue's money, and that of the history's books. The sum over all accounts and markets takes the core's time, so it rests a thousand times
 * as long as it took.
 */
final class Soundings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Soundings.class);
    private static final long PERIOD_MILLIS = 15_000;
    private static final long REST = 1_000;
    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    private final Vertx vertx;
    private final VenueRing ring;
    private final Storage storage;
    private final WorkerExecutor worker;
    private volatile DiskUse disk = DiskUse.NONE;
    private volatile Balance balance = Balance.NONE;
    private volatile boolean balanced = true;
    private volatile long sumNanos;
    private volatile boolean closed;

    Soundings(Vertx vertx, VenueRing ring, Storage storage) {
        this.vertx = vertx;
        this.ring = ring;
        this.storage = storage;
        this.worker = vertx.createSharedWorkerExecutor("soundings", 1);
    }

    void register(MeterRegistry registry) {
        Gauge.builder("covenant.books.balanced", () -> balanced ? 1 : 0)
                .description("1 while the cash of all accounts, all vaults and what is set aside are what was paid in;"
                        + " each command is checked too, and halts the venue where it is not")
                .register(registry);
        Gauge.builder("covenant.books.check.duration", () -> sumNanos / 1e9)
                .description("What the last sum over all accounts and markets took of the core's time")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("covenant.projection.imbalance", () -> balance.sumMicros() / MICROS)
                .description("What the history's double entry does not account for; 0 while its books balance")
                .baseUnit("credits")
                .register(registry);
        bytes(registry, "covenant.journal.size", "Segments of the journal", () -> disk.journalBytes());
        bytes(registry, "covenant.projection.size", "Files of the history", () -> disk.historyBytes());
        bytes(registry, "covenant.disk.free", "Room on the data folder's disk", () -> disk.freeBytes());
        bytes(registry, "covenant.disk.size", "The data folder's disk", () -> disk.totalBytes());
        Gauge.builder("covenant.journal.room", () -> storage.journalProblem().isEmpty() ? 1 : 0)
                .description("1 while the journal has room for its next segment")
                .register(registry);
        Gauge.builder("covenant.snapshot.age", this::snapshotAgeSeconds)
                .description("Since the newest snapshot was written; none is written while nothing happens")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void bytes(
            MeterRegistry registry, String name, String description, java.util.function.Supplier<Number> bytes) {
        Gauge.builder(name, bytes).description(description).baseUnit("bytes").register(registry);
    }

    private double snapshotAgeSeconds() {
        long at = disk.snapshotAtMillis();
        return at == 0 ? Double.NaN : Math.max(0, System.currentTimeMillis() - at) / MILLIS;
    }

    /** Looks at once, and from now on regularly. */
    void start() {
        look(0);
    }

    private void look(long notBeforeNanos) {
        if (closed) {
            return;
        }
        long started = System.nanoTime();
        Callable<Void> all = () -> {
            lookAtDisk();
            lookAtHistory();
            if (notBeforeNanos == 0 || started - notBeforeNanos >= 0) {
                lookAtBooks();
            }
            return null;
        };
        worker.executeBlocking(all).onComplete(done -> {
            if (done.failed() && !closed) {
                LOG.warn("the venue's figures could not be looked at", done.cause());
            }
            if (!closed) {
                vertx.setTimer(PERIOD_MILLIS, timer -> look(started + REST * sumNanos));
            }
        });
    }

    private void lookAtDisk() throws IOException {
        Path folder = storage.folder();
        if (folder != null) {
            disk = DiskUse.of(folder);
        }
    }

    private void lookAtHistory() {
        try {
            if (storage.history() != null) {
                balance = storage.history().balance(balance);
            }
        } catch (HistoryUnavailable e) {
            LOG.debug("the history's books cannot be read now", e);
        }
    }

    private void lookAtBooks() {
        try {
            ring.read(this::sum).orTimeout(PERIOD_MILLIS, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            LOG.debug("the venue's money could not be counted now", e);
        }
    }

    /** On the core's thread. */
    private boolean sum(Engine engine) {
        long start = System.nanoTime();
        boolean holds;
        try {
            holds = engine.state().isConserved();
        } catch (IllegalStateException e) {
            LOG.error("money was not conserved at sequence {}", engine.sequence(), e);
            holds = false;
        }
        balanced = holds;
        sumNanos = System.nanoTime() - start;
        return holds;
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
    }
}
