package covenant.ledger.follow;

import covenant.engine.core.Engine;
import covenant.ledger.journal.Segment;
import covenant.ledger.replay.Replica;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a snapshot when one is due. One that cannot be written is tried again later: it costs restart time, nothing else. */
final class SnapshotWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path directory;
    private final SnapshotStore store;
    private final int every;
    private long newest;
    private long retryAtNanos = System.nanoTime();
    private volatile String problem = "";

    SnapshotWriter(Path directory, int every) {
        this.directory = directory;
        this.store = new SnapshotStore(directory);
        this.every = every;
    }

    /** Takes stock: the newest that is there counts, unless damaged ones were met on the way to an older one. */
    void startFrom(long baseSequence, boolean metDamaged) throws IOException {
        List<Long> sequences = store.sequences();
        newest = metDamaged || sequences.isEmpty() ? baseSequence : sequences.get(0);
    }

    String problem() {
        return problem;
    }

    void writeIfDue(Engine engine) {
        if (engine.sequence() - newest >= every && System.nanoTime() - retryAtNanos >= 0) {
            write(engine);
        }
    }

    /** Writes one of this engine, unless there is one as new. */
    void write(Engine engine) {
        if (engine.sequence() <= newest) {
            return;
        }
        try {
            store.write(engine, Replica.segmentsUpTo(engine.sequence(), Segment.list(directory)));
            newest = engine.sequence();
            problem = "";
        } catch (IOException e) {
            problem = "no snapshot at sequence " + engine.sequence() + ": " + e;
            retryAtNanos = System.nanoTime() + RETRY_NANOS;
            LOG.warn("{}", problem);
        }
    }
}
