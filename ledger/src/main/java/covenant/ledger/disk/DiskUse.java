package covenant.ledger.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a data directory takes, and what is left.
 *
 * @param journalBytes of all segments of the journal
 * @param historyBytes of the projection
 * @param freeBytes that this process may still write there
 * @param totalBytes of the disk
 * @param snapshotAtMillis when the newest snapshot was written, since 1970 UTC; 0 if there is none
 */
public record DiskUse(long journalBytes, long historyBytes, long freeBytes, long totalBytes, long snapshotAtMillis) {
    /** Of a venue without a disk. */
    public static final DiskUse NONE = new DiskUse(0, 0, 0, 0, 0);

    /** Looks; blocks on the disk for a moment. */
    public static DiskUse of(Path directory) throws IOException {
        long journal = 0;
        long history = 0;
        long snapshotAt = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith("journal-")) {
                journal += size(file);
            } else if (name.startsWith("projection")) {
                history += size(file);
            } else if (name.startsWith("snapshot-") && name.endsWith(".bin")) {
                snapshotAt = Math.max(snapshotAt, file.toFile().lastModified());
            }
        }
        FileStore store = Files.getFileStore(directory);
        return new DiskUse(journal, history, store.getUsableSpace(), store.getTotalSpace(), snapshotAt);
    }

    /** 0 for a draft that got its name, or an old snapshot that went, meanwhile. */
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
