package covenant.ledger.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock on a data directory that ends with the process, whatever ends the process. */
public final class DirectoryLock implements AutoCloseable {
    /** The file that is locked; its content means nothing. */
    public static final String FILE = "venue.lock";

    /**
     * What this process has locked. Closing any channel to a locked file drops the whole process's lock on it (POSIX), so the file is not
     * even opened where this process has it.
     */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path taken;
    private final FileChannel channel;

    private DirectoryLock(Path taken, FileChannel channel) {
        this.taken = taken;
        this.channel = channel;
    }

    /**
     * Takes the directory for writing.
     *
     * @throws DirectoryInUse if anyone reads or writes there
     */
    public static DirectoryLock forWriting(Path directory) throws IOException {
        return lock(directory, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Takes the directory for reading and changes nothing in it; a directory without a lock file (a copy, say) needs no lock.
     *
     * @throws DirectoryInUse if someone writes there
     */
    public static DirectoryLock forReading(Path directory) throws IOException {
        if (!Files.exists(directory.resolve(FILE))) {
            return new DirectoryLock(null, null);
        }
        return lock(directory, true, StandardOpenOption.READ);
    }

    private static DirectoryLock lock(Path directory, boolean shared, OpenOption... options) throws IOException {
        Path taken = directory.toRealPath();
        if (!TAKEN.add(taken)) {
            throw new DirectoryInUse(directory);
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(taken.resolve(FILE), options);
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            lock = null; // this process has it under another class loader
        } finally {
            if (lock == null) {
                release(taken, channel);
            }
        }
        if (lock == null) {
            throw new DirectoryInUse(directory);
        }
        return new DirectoryLock(taken, channel);
    }

    private static void release(Path taken, FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            TAKEN.remove(taken);
        }
    }

    /** Gives the directory free. */
    @Override
    public void close() throws IOException {
        if (channel != null && channel.isOpen()) {
            release(taken, channel);
        }
    }
}
