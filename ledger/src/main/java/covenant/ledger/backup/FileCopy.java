package covenant.ledger.backup;

import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Copies into files that only their owner may read, forced to disk, and hashes on the way: there are secrets in them. */
final class FileCopy {
    private static final int CHUNK = 1 << 20;

    private FileCopy() {}

    /** Copies at most so many bytes; returns the SHA-256 of what was copied. */
    static String copy(Path from, Path to, long most) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = create(to)) {
            long left = most;
            int read = in.read(chunk, 0, (int) Math.min(CHUNK, left));
            while (read > 0) {
                sha256.update(chunk, 0, read);
                write(out, ByteBuffer.wrap(chunk, 0, read));
                left -= read;
                read = in.read(chunk, 0, (int) Math.min(CHUNK, left));
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Writes a text. */
    static void write(Path to, String text) throws IOException {
        try (FileChannel out = create(to)) {
            write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Disk.ownerOnly(file, "rw-------"));
    }

    /** A new folder that only its owner may enter. */
    static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, Disk.ownerOnly(directory, "rwx------"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
