package covenant.ledger.replay;

import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.ledger.journal.Frame;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.journal.JournalReader;
import covenant.ledger.journal.Segment;
import covenant.ledger.snapshot.Snapshot;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** An engine rebuilt from files: from a snapshot or from nothing, then forward through the journal as far as asked. */
public final class Replica implements Closeable {
    private final long baseSequence;
    private final JournalReader reader;
    private final Replayer replayer;

    private Replica(long baseSequence, JournalReader reader, Replayer replayer) {
        this.baseSequence = baseSequence;
        this.reader = reader;
        this.replayer = replayer;
    }

    /**
     * Begins at the newest good snapshot that is not after a sequence, else at the beginning of the journal.
     *
     * @param skipped hears of damaged snapshots
     * @throws JournalDamaged if segments are missing
     */
    public static Replica atMost(Path directory, long sequence, long hashInterval, Consumer<String> skipped)
            throws IOException {
        Snapshot snapshot = new SnapshotStore(directory).newest(sequence, skipped);
        if (snapshot == null) {
            return fromGenesis(directory, hashInterval);
        }
        long base = snapshot.engine().sequence();
        List<Segment> segments = Segment.list(directory);
        if (segmentsUpTo(base, segments) != snapshot.segments()) {
            throw missing(segments, base, snapshot.segments());
        }
        return of(directory, snapshot.engine(), hashInterval);
    }

    /** Begins at the beginning of the journal. */
    public static Replica fromGenesis(Path directory, long hashInterval) throws IOException {
        return of(directory, new Engine(), hashInterval);
    }

    private static Replica of(Path directory, Engine engine, long hashInterval) throws IOException {
        JournalReader reader = JournalReader.after(directory, engine.sequence());
        return new Replica(engine.sequence(), reader, new Replayer(engine, hashInterval));
    }

    /** How many of the segments began at or before a sequence. */
    public static long segmentsUpTo(long sequence, List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.firstSequence() <= sequence)
                .count();
    }

    private static JournalDamaged missing(List<Segment> segments, long base, long then) {
        Segment oldest = segments.get(0);
        return new JournalDamaged(
                oldest.file(),
                0,
                oldest.firstSequence(),
                "when the snapshot at sequence " + base + " was written, " + then
                        + " segments began at or before it; now there are " + segmentsUpTo(base, segments)
                        + ": the verify command says which is missing");
    }

    /**
     * Takes the next frame, if there is one before the limit.
     *
     * @return whether there was
     */
    public boolean next(JournalPosition limit, StepListener listener) throws IOException {
        Frame frame = reader.next(limit);
        if (frame != null) {
            replayer.take(frame, listener);
        }
        return frame != null;
    }

    /** The sequence of the snapshot it began at; 0 if at the beginning. */
    public long baseSequence() {
        return baseSequence;
    }

    /** The engine as it stands. */
    public Engine engine() {
        return replayer.engine();
    }

    /** What it did so far. */
    public Replayer replayer() {
        return replayer;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
