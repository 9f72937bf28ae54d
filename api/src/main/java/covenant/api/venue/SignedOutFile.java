package covenant.api.venue;

import covenant.api.identity.SignedOut;
import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions that were signed out early, in a file of the data folder, so that a restart does not bring them back. */
final class SignedOutFile {
    private static final Logger LOG = LoggerFactory.getLogger(SignedOutFile.class);
    /** In the data folder. */
    static final String NAME = "signed-out";

    private final Path file;
    private final SignedOut sessions = new SignedOut();

    /** In this folder; null to remember in memory only. */
    SignedOutFile(Path folder, long nowSeconds) {
        file = folder == null ? null : folder.resolve(NAME);
        if (file != null && Files.exists(file)) {
            read(nowSeconds);
        }
    }

    private void read(long nowSeconds) {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                sessions.restore(line, nowSeconds);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(
                    file + " cannot be read; remove it, and sessions that were signed out early live on until"
                            + " their time is up",
                    e));
        }
    }

    SignedOut sessions() {
        return sessions;
    }

    /** Writes all that is remembered; beside its place and moved there, so that a crash leaves the old or the new. */
    synchronized void write() {
        if (file == null) {
            return;
        }
        Path draft = file.resolveSibling(NAME + ".new");
        String text = String.join("\n", sessions.lines()) + "\n";
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                Disk.ownerOnly(draft, "rw-------"))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: a restart would bring back sessions that were signed out", file, e);
        }
    }
}
