package covenant.ledger.backup;

import covenant.engine.state.StateCodec;
import covenant.ledger.disk.Disk;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a backup to a folder from which a venue starts, proven on the way. */
public final class Restore {
    private final Path backup;
    private final Path directory;
    private final List<Path> made = new ArrayList<>();

    private Restore(Path backup, Path directory) {
        this.backup = backup;
        this.directory = directory;
    }

    /**
     * Restores: copies each file and compares its SHA-256, then replays the whole journal and compares sequence and hash with the
     * manifest's; the hash only if the backup is of this program's layout of the state. What could not be proven is deleted again.
     *
     * @param backup a folder with a manifest
     * @param directory empty, or not there yet
     * @param progress hears of commands replayed, of commands to replay
     * @throws DirectoryNotEmptyException if the directory holds anything
     * @throws BackupDamaged if the backup is not what was written
     * @throws covenant.ledger.journal.JournalDamaged as {@link JournalVerifier#verify}
     * @throws covenant.ledger.replay.ReplayStopped as {@link JournalVerifier#verify}
     */
    public static Manifest run(Path backup, Path directory, Progress progress) throws IOException {
        Manifest manifest = Manifest.read(backup);
        if (Files.exists(directory) && !Folder.files(directory).isEmpty()) {
            throw new DirectoryNotEmptyException(directory.toString());
        }
        Restore restore = new Restore(backup, directory);
        boolean proven = false;
        try {
            restore.copy(manifest.files());
            restore.prove(manifest, progress);
            proven = true;
        } finally {
            if (!proven) {
                restore.undo();
            }
        }
        return manifest;
    }

    private void copy(Map<String, String> files) throws IOException {
        if (!Files.exists(directory)) {
            Disk.createDirectories(directory.toAbsolutePath().getParent());
            FileCopy.createDirectory(directory);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path from = backup.resolve(file.getKey());
            if (!Files.exists(from)) {
                throw new BackupDamaged(file.getKey() + " is missing");
            }
            Path to = directory.resolve(file.getKey());
            made.add(to);
            String sha256 = FileCopy.copy(from, to, Long.MAX_VALUE);
            if (!sha256.equals(file.getValue())) {
                throw new BackupDamaged(file.getKey() + " is not what was written: its SHA-256 is " + sha256 + ", the "
                        + Manifest.FILE + " has " + file.getValue());
            }
        }
        Disk.forceDirectory(directory);
    }

    private void prove(Manifest manifest, Progress progress) {
        Verification found = JournalVerifier.verify(directory, progress);
        boolean comparable = manifest.layout() == StateCodec.VERSION;
        boolean same = !comparable || found.hash().equals(manifest.hash());
        if (found.sequence() != manifest.sequence() || !same) {
            throw new BackupDamaged("it leads to sequence " + found.sequence() + " with hash " + found.hash() + ", the "
                    + Manifest.FILE + " has " + manifest.sequence() + " with " + manifest.hash());
        }
        if (comparable && !found.damagedSnapshots().isEmpty()) {
            throw new BackupDamaged(String.join("; ", found.damagedSnapshots()));
        }
    }

    private void undo() throws IOException {
        for (Path file : made) {
            Files.deleteIfExists(file);
        }
    }
}
