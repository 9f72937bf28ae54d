package covenant.ledger.verify;

import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.ledger.disk.DirectoryInUse;
import covenant.ledger.disk.DirectoryLock;
import covenant.ledger.journal.Frame;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.journal.JournalReader;
import covenant.ledger.replay.EventListener;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.Replayer;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One pass over a whole journal with a fresh engine, under a shared lock. */
final class JournalWalk {
    private static final int REPORT_EVERY = 1 << 13;

    private final Path directory;
    private final long hashInterval;

    JournalWalk(Path directory, long hashInterval) {
        this.directory = directory;
        this.hashInterval = hashInterval;
    }

    /** What a walk ends with. */
    record Result(Replayer replayer, JournalEnd end) {}

    /**
     * Walks.
     *
     * @param steps hears of every command
     * @param hashes gets every hash frame, after it was checked
     * @throws DirectoryInUse if a server runs there
     */
    Result run(StepListener steps, Consumer<Frame> hashes, Progress progress) {
        try {
            DirectoryLock lock = DirectoryLock.forReading(directory);
            try {
                return runAlone(steps, hashes, progress);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ledger in " + directory, e);
        }
    }

    private Result runAlone(StepListener steps, Consumer<Frame> hashes, Progress progress) throws IOException {
        JournalEnd end = JournalEnd.find(directory);
        new SnapshotStore(directory).requireNoneAfter(end);
        Replayer replayer = new Replayer(new Engine(), hashInterval);
        walk(replayer, end, steps, hashes, progress);
        return new Result(replayer, end);
    }

    private void walk(Replayer replayer, JournalEnd end, StepListener steps, Consumer<Frame> hashes, Progress progress)
            throws IOException {
        long total = end.position().sequence();
        progress.at(0, total);
        try (JournalReader reader = JournalReader.after(directory, 0)) {
            for (Frame frame = reader.next(end.position()); frame != null; frame = reader.next(end.position())) {
                replayer.take(frame, steps, EventListener.NONE);
                if (frame.isHash()) {
                    hashes.accept(frame);
                } else if (frame.sequence() % REPORT_EVERY == 0) {
                    progress.at(frame.sequence(), total);
                }
            }
        }
        progress.at(total, total);
    }
}
