package covenant.ledger;

import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.ledger.journal.Journal;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.replay.EventListener;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.Replica;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From a data directory to a venue that can go on: the newest good snapshot, the journal behind it, its torn end cut. Nothing is
 * changed on disk before everything was read and found right.
 */
record Recovery(Engine engine, Journal journal, RecoveryReport report) {
    private static final int REPORT_EVERY = 1 << 13;

    static Recovery run(Path directory, LedgerOptions options, Progress progress) throws IOException {
        SnapshotStore snapshots = new SnapshotStore(directory);
        JournalEnd end = JournalEnd.find(directory);
        if (end == null && snapshots.sequences().isEmpty()) {
            Journal.create(directory, options.journal());
            end = JournalEnd.find(directory);
        }
        snapshots.requireNoneAfter(end);
        Set<String> skipped = new LinkedHashSet<>();
        List<Long> foreign = snapshots.foreign(skipped::add);
        try (Replica replica = Replica.atMost(
                directory,
                end.position().sequence(),
                end.position(),
                options.follower().hashInterval(),
                skipped::add)) {
            replay(replica, end, progress);
            end.cut();
            snapshots.setAside(foreign);
            snapshots.prune();
            Engine engine = replica.engine();
            Journal journal = Journal.open(directory, options.journal(), end, engine.atMicros(), options.halt());
            RecoveryReport report = new RecoveryReport(
                    engine.sequence(),
                    replica.baseSequence(),
                    replica.replayer().commands(),
                    replica.replayer().hashesChecked(),
                    replica.replayer().hashesOutdated(),
                    end.torn(),
                    List.copyOf(skipped));
            return new Recovery(engine, journal, report);
        }
    }

    private static void replay(Replica replica, JournalEnd end, Progress progress) throws IOException {
        long total = end.position().sequence() - replica.baseSequence();
        progress.at(0, total);
        while (replica.next(end.position(), StepListener.NONE, EventListener.NONE)) {
            long done = replica.replayer().commands();
            if (done % REPORT_EVERY == 0) {
                progress.at(done, total);
            }
        }
        progress.at(total, total);
    }
}
