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
     * Begins at the newest good snapshot that is not after a sequence and belongs to this journal, else at the journal's beginning. A
     * snapshot belongs to it if the journal's command of that sequence came at the microsecond the snapshot states.
     *
     * @param limit up to where the journal is known to be good, at the sequence or behind it
     * @param skipped hears of damaged and of foreign snapshots
     * @throws JournalDamaged if segments are missing
     */
    public static Replica atMost(
            Path directory, long sequence, JournalPosition limit, long hashInterval, Consumer<String> skipped)
            throws IOException {
        SnapshotStore store = new SnapshotStore(directory);
        Snapshot snapshot = store.newest(sequence, skipped);
        while (snapshot != null) {
            Engine engine = snapshot.engine();
            JournalReader reader = at(directory, engine, limit);
            if (reader != null) {
                requireSegments(directory, snapshot, reader);
                return new Replica(engine.sequence(), reader, new Replayer(engine, hashInterval));
            }
            skipped.accept(store.file(engine.sequence()).getFileName()
                    + ": the journal's command of that sequence came at another time, it is of another history");
            snapshot = store.newest(engine.sequence() - 1, skipped);
        }
        return fromGenesis(directory, hashInterval);
    }

    /** A reader just behind the engine's last command; null if the journal has another command there. */
    private static JournalReader at(Path directory, Engine engine, JournalPosition limit) throws IOException {
        JournalReader reader = JournalReader.after(directory, engine.sequence() - 1);
        boolean agrees = false;
        try {
            Frame frame = reader.next(limit);
            while (frame != null && frame.isHash()) {
                frame = reader.next(limit);
            }
            agrees = frame != null && frame.atMicros() == engine.atMicros();
            return agrees ? reader : null;
        } finally {
            if (!agrees) {
                reader.close();
            }
        }
    }

    private static void requireSegments(Path directory, Snapshot snapshot, JournalReader reader) throws IOException {
        long base = snapshot.engine().sequence();
        List<Segment> segments = Segment.list(directory);
        if (segmentsUpTo(base, segments) != snapshot.segments()) {
            reader.close();
            throw missing(segments, base, snapshot.segments());
        }
    }

    /** Begins at the beginning of the journal. */
    public static Replica fromGenesis(Path directory, long hashInterval) throws IOException {
        return new Replica(0, JournalReader.after(directory, 0), new Replayer(new Engine(), hashInterval));
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
    public boolean next(JournalPosition limit, StepListener listener, EventListener eventListener) throws IOException {
        Frame frame = reader.next(limit);
        if (frame != null) {
            replayer.take(frame, listener, eventListener);
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
