package covenant.engine.command;

import java.util.HexFormat;

/** SHA-256 of an API key, as four longs; the key itself never enters the venue. */
public record KeyHash(long a, long b, long c, long d) {
    /**
     * From 32 bytes.
     *
     * @throws IllegalArgumentException if there are not 32
     */
    public static KeyHash of(byte[] sha256) {
        if (sha256.length != 32) {
            throw new IllegalArgumentException("a key hash has 32 bytes, not " + sha256.length);
        }
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(sha256);
        return new KeyHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** The hash in lower-case hexadecimal. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }
}
