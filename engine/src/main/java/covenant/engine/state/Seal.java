package covenant.engine.state;

import covenant.engine.command.KeyHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is published of a text that is shown later. */
public final class Seal {
    private Seal() {}

    /** SHA-256 of the text in UTF-8. */
    public static KeyHash of(String text) {
        try {
            return KeyHash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
