package covenant.ledger.verify;

import covenant.engine.Limits;
import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.StateHash;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.ReplayStopped;
import covenant.ledger.snapshot.Snapshot;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Replays a whole journal and compares every hash in it, and every snapshot beside it, with what the replay gives. */
public final class JournalVerifier {
    private final SnapshotStore snapshots;
    private final List<String> damaged = new ArrayList<>();
    private int compared;

    private JournalVerifier(SnapshotStore snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Verifies the ledger in a directory; changes nothing there.
     *
     * @param progress hears of commands done, of commands in all
     * @throws covenant.ledger.disk.DirectoryInUse if a server runs there
     * @throws covenant.ledger.journal.JournalDamaged if the journal is not what was written
     * @throws ReplayStopped if a hash or a snapshot differs from the replay, or the engine threw
     * @throws UncheckedIOException if the directory cannot be read
     */
    public static Verification verify(Path directory, Progress progress) {
        return verify(directory, Limits.HASH_INTERVAL, progress);
    }

    /** The same for a journal whose hashes came at another interval than {@link Limits#HASH_INTERVAL}. */
    static Verification verify(Path directory, long hashInterval, Progress progress) {
        return new JournalVerifier(new SnapshotStore(directory)).run(directory, hashInterval, progress);
    }

    private Verification run(Path directory, long hashInterval, Progress progress) {
        Set<Long> sequences;
        try {
            sequences = new HashSet<>(snapshots.sequences());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ledger in " + directory, e);
        }
        StepListener steps = (sequence, atMicros, command, answer, events, engine) -> {
            if (sequences.contains(sequence)) {
                compare(engine);
            }
        };
        JournalWalk.Result walked = new JournalWalk(directory, hashInterval).run(steps, frame -> {}, progress);
        reportForeign();
        Engine engine = walked.replayer().engine();
        return new Verification(
                engine.sequence(),
                engine.atMicros(),
                engine.state().simulatedClock(),
                StateHash.hex(engine.hash()),
                walked.replayer().hashesChecked(),
                walked.replayer().hashesOutdated(),
                compared,
                walked.end().torn(),
                damaged);
    }

    /** Those behind the journal's end were not met on the way. */
    private void reportForeign() {
        try {
            snapshots.foreign(what -> {
                if (!damaged.contains(what)) {
                    damaged.add(what);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a snapshot", e);
        }
    }

    private void compare(Engine engine) {
        Snapshot snapshot;
        try {
            snapshot = snapshots.at(engine.sequence(), damaged::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a snapshot", e);
        }
        if (snapshot == null) {
            return;
        }
        if (!Arrays.equals(snapshot.engine().hash(), engine.hash())) {
            throw new ReplayStopped(
                    engine.sequence(),
                    snapshots.file(engine.sequence()).getFileName() + " has another state than the replay",
                    null);
        }
        if (!Arrays.equals(snapshot.contentHash(), SnapshotStore.contentHash(engine))) {
            throw new ReplayStopped(
                    engine.sequence(),
                    snapshots.file(engine.sequence()).getFileName()
                            + " has the replay's state hash, but differs in what that hash leaves out",
                    null);
        }
        compared++;
    }
}
