package covenant.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** SHA-256 of contents, as hex. */
final class ContentHash {
    private ContentHash() {}

    /** The hash of some bytes. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** One hash over files, their names and where each ends. */
    static String of(SortedMap<String, byte[]> files) {
        MessageDigest digest = digest();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            add(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
            add(digest, file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
