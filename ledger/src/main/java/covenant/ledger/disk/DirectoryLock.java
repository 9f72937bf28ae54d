package covenant.ledger.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock on a data directory that ends with the process, whatever ends the process. */
public final class DirectoryLock implements AutoCloseable {
    /** The file that is locked; its content means nothing. */
    public static final String FILE = "venue.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the directory for writing.
     *
     * @throws DirectoryInUse if anyone reads or writes there
     */
    public static DirectoryLock forWriting(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return lock(directory, channel, false);
    }

    /**
     * Takes the directory for reading and changes nothing in it; a directory without a lock file (a copy, say) needs no lock.
     *
     * @throws DirectoryInUse if someone writes there
     */
    public static DirectoryLock forReading(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new DirectoryLock(null);
        }
        return lock(directory, FileChannel.open(file, StandardOpenOption.READ), true);
    }

    private static DirectoryLock lock(Path directory, FileChannel channel, boolean shared) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new DirectoryInUse(directory);
        }
        return new DirectoryLock(channel);
    }

    /** Gives the directory free. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
