package covenant.ledger.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The few things the ledger asks of a file system beyond the JDK's own calls. */
public final class Disk {
    private static final int CHUNK = 1 << 20;
    private static final boolean FORCES_DIRECTORIES =
            !System.getProperty("os.name", "").startsWith("Windows");

    private Disk() {}

    /** Makes the names in a directory durable: without it a file may survive a power loss and its name may not. */
    public static void forceDirectory(Path directory) throws IOException {
        if (!FORCES_DIRECTORIES) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes a directory and those above it that are missing, their names durable. */
    public static void createDirectories(Path directory) throws IOException {
        Path made = directory.toAbsolutePath().normalize();
        List<Path> parents = new ArrayList<>();
        for (Path at = made; !Files.exists(at); at = at.getParent()) {
            parents.add(at.getParent());
        }
        Files.createDirectories(made);
        for (Path parent : parents) {
            forceDirectory(parent);
        }
    }

    /**
     * Makes a directory that only its owner may enter, and those above it that are missing. One that is there already keeps its
     * rights: who made it chose them.
     */
    public static void createOwnDirectory(Path directory) throws IOException {
        Path made = directory.toAbsolutePath().normalize();
        if (Files.exists(made)) {
            return;
        }
        createDirectories(made.getParent());
        Files.createDirectory(made, ownerOnly(made, "rwx------"));
        forceDirectory(made.getParent());
    }

    /** What a new file or directory with these rights of its owner and nobody else is made with, where the system knows them. */
    public static FileAttribute<?>[] ownerOnly(Path file, String rights) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Writes all that remains in the buffer, beginning at this offset of the file. */
    public static void write(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Fills what remains of the buffer from this offset of the file on. Returns false if the file ends before. */
    public static boolean read(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    /** Writes zeros from one offset up to another, forcing as it goes so that no other flush waits long behind it. */
    public static void writeZeros(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, Math.max(0, to - from)));
        for (long at = from; at < to; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            write(channel, zeros, at);
            channel.force(false);
        }
    }
}
