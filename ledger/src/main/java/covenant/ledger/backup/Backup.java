package covenant.ledger.backup;

import covenant.engine.Limits;
import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.ledger.disk.DirectoryInUse;
import covenant.ledger.disk.DirectoryLock;
import covenant.ledger.disk.Disk;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.journal.LiveEnd;
import covenant.ledger.journal.Segment;
import covenant.ledger.replay.EventListener;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.Replica;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a venue while it runs. Segments are only ever appended to, so what is read up to one position is what the venue held there; the
 * venue does not notice.
 */
public final class Backup {
    private static final int REPORT_EVERY = 1 << 13;

    private final Path directory;
    private final List<String> beside;
    private final Progress progress;
    private final Map<String, String> files = new LinkedHashMap<>();

    private Backup(Path directory, List<String> beside, Progress progress) {
        this.directory = directory;
        this.beside = beside;
        this.progress = progress;
    }

    /**
     * Makes a backup, whole or not at all, and replays it from its snapshot to learn its hash. Everything that the venue had answered when
     * this was called is in it.
     *
     * @param target a folder that does not exist yet
     * @param beside names of further files to keep, where they are there
     * @param progress hears of commands replayed, of commands to replay
     * @throws FileAlreadyExistsException if the target exists
     * @throws JournalDamaged if the journal is not what was written
     * @throws covenant.ledger.replay.ReplayStopped if it does not give the states that were hashed
     */
    public static Manifest take(Path directory, Path target, List<String> beside, Progress progress)
            throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "a backup is made in a folder of its own");
        }
        Path draft = target.resolveSibling(target.getFileName() + ".partial");
        Folder.delete(draft);
        Disk.createDirectories(draft.toAbsolutePath().getParent());
        FileCopy.createDirectory(draft);
        boolean done = false;
        try {
            Manifest manifest = new Backup(directory, beside, progress).into(draft);
            Disk.forceDirectory(draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.forceDirectory(target.toAbsolutePath().getParent());
            done = true;
            return manifest;
        } finally {
            if (!done) {
                Folder.delete(draft);
            }
        }
    }

    private Manifest into(Path draft) throws IOException {
        JournalPosition end = copyJournal(draft);
        copySnapshot(draft, end.sequence());
        for (String name : beside) {
            if (Files.exists(directory.resolve(name))) {
                copy(name, draft, Long.MAX_VALUE);
            }
        }
        Engine engine = replay(draft, end);
        Instant time = Instant.EPOCH.plus(engine.atMicros(), ChronoUnit.MICROS);
        Manifest manifest =
                new Manifest(engine.sequence(), time, StateHash.hex(engine.hash()), StateCodec.VERSION, files);
        FileCopy.write(draft.resolve(Manifest.FILE), manifest.text());
        return manifest;
    }

    private void copy(String name, Path draft, long most) throws IOException {
        files.put(name, FileCopy.copy(directory.resolve(name), draft.resolve(name), most));
    }

    /** Of a stopped venue, which cannot start meanwhile, or of one that runs. */
    private JournalPosition copyJournal(Path draft) throws IOException {
        DirectoryLock lock;
        try {
            lock = DirectoryLock.forReading(directory);
        } catch (DirectoryInUse e) {
            return copyUpTo(LiveEnd.find(directory), draft);
        }
        try {
            JournalEnd end = JournalEnd.find(directory);
            if (end == null) {
                throw new JournalDamaged(directory, 0, 1, "there is no journal here");
            }
            return copyUpTo(end.position(), draft);
        } finally {
            lock.close();
        }
    }

    private JournalPosition copyUpTo(JournalPosition end, Path draft) throws IOException {
        for (Segment segment : Segment.list(directory)) {
            if (segment.firstSequence() <= end.segment()) {
                boolean last = segment.firstSequence() == end.segment();
                copy(segment.file().getFileName().toString(), draft, last ? end.offset() : Long.MAX_VALUE);
            }
        }
        return end;
    }

    /** Without one the restored venue only takes longer to start. */
    private void copySnapshot(Path draft, long atMost) throws IOException {
        SnapshotStore store = new SnapshotStore(directory);
        for (long sequence : store.sequences()) {
            if (sequence <= atMost) {
                String name = store.file(sequence).getFileName().toString();
                try {
                    copy(name, draft, Long.MAX_VALUE);
                    return;
                } catch (NoSuchFileException e) {
                    // The venue wrote a newer one and deleted this; that may be newer than the copy of the journal.
                    Files.deleteIfExists(draft.resolve(name));
                }
            }
        }
    }

    private Engine replay(Path draft, JournalPosition end) throws IOException {
        try (Replica replica = Replica.atMost(draft, end.sequence(), end, Limits.HASH_INTERVAL, skipped -> {})) {
            long total = end.sequence() - replica.baseSequence();
            progress.at(0, total);
            while (replica.next(end, StepListener.NONE, EventListener.NONE)) {
                long commands = replica.replayer().commands();
                if (commands % REPORT_EVERY == 0) {
                    progress.at(commands, total);
                }
            }
            progress.at(total, total);
            return replica.engine();
        }
    }
}
