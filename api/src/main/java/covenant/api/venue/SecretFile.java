package covenant.api.venue;

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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The venue's secret: 64 hexadecimal digits in a file of the data folder that only its owner may read. It is made when the venue is founded,
 * and is not in the journal, so that a journal can be shown to anyone.
 */
final class SecretFile {
    /** In the data folder. */
    static final String NAME = "webhook-secret";

    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * The secret of the venue in this folder, made if there is none.
     *
     * @throws UncheckedIOException if the file holds something else, or cannot be read or made
     */
    static byte[] readOrMake(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(directory, file);
            }
            String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!hex.matches("[0-9a-f]{64}")) {
                throw new IOException(
                        file + " does not hold 64 hexadecimal digits; put the right one back, or remove it: then"
                                + " a new one is made, and receivers of webhooks need their new secrets");
            }
            return HexFormat.of().parseHex(hex);
        } catch (IOException e) {
            throw new UncheckedIOException("the venue's secret cannot be read or made", e);
        }
    }

    /** Written beside its place and moved there, so that a crash leaves all of it or nothing. */
    private static void make(Path directory, Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path draft = directory.resolve(NAME + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Disk.ownerOnly(draft, "rw-------"))) {
            channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
