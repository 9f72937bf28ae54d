package covenant.api.directory;

import covenant.engine.command.KeyHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** API keys: 256 random bits as text. Only their SHA-256 is ever kept. */
public final class ApiKey {
    /** What every key made here begins with, so that a leaked one can be recognised. */
    public static final String PREFIX = "cov_";

    private static final int BYTES = 32;
    private static final int TEXT_CHARS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKey() {}

    /** A fresh key, to be shown once. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text has the form of keys made here, which nobody can guess. */
    public static boolean isMade(String key) {
        return key.startsWith(PREFIX) && key.length() == PREFIX.length() + TEXT_CHARS;
    }

    /** The key's SHA-256. A fast hash is enough: the key is random, not chosen by a person. */
    public static KeyHash hash(String key) {
        try {
            return KeyHash.of(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
