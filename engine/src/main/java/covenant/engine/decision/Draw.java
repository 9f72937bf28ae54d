package covenant.engine.decision;

import covenant.engine.Limits;
import covenant.engine.command.KeyHash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The lot of a randomised decision, which anyone can draw again once the seed is public: the first eight bytes of SHA-256 over the seed's 32
 * bytes, the market's id in UTF-8 and the sequence in eight bytes, most significant first. Read as an unsigned fraction u of 2^64, it replaces
 * the rule's choice where {@code u < epsilon}, by condition number {@code floor(u / epsilon * k)}.
 *
 * @param fraction u in parts of 2^64, unsigned
 */
public record Draw(long fraction) {
    private static final BigInteger PPB = BigInteger.valueOf(Limits.PPB);

    /** The draw of a market with this id at this sequence. */
    public static Draw of(KeyHash seed, String marketId, long sequence) {
        byte[] id = marketId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(32 + id.length + Long.BYTES);
        put(seed, bytes);
        bytes.put(id).putLong(sequence);
        return new Draw(ByteBuffer.wrap(sha256(bytes.array())).getLong());
    }

    /** The hash that is published when the market opens: SHA-256 of the seed's 32 bytes. */
    public static KeyHash seal(KeyHash seed) {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        put(seed, bytes);
        return KeyHash.of(sha256(bytes.array()));
    }

    /** Whether it falls to the lot to decide. */
    public boolean replaces(long epsilonPpb) {
        return unsigned().multiply(PPB).compareTo(BigInteger.valueOf(epsilonPpb).shiftLeft(Long.SIZE)) < 0;
    }

    /** Which of k conditions the lot names, where it replaces the rule's choice. */
    public int condition(long epsilonPpb, int conditions) {
        return unsigned()
                .multiply(PPB)
                .multiply(BigInteger.valueOf(conditions))
                .divide(BigInteger.valueOf(epsilonPpb).shiftLeft(Long.SIZE))
                .intValueExact();
    }

    /** u in parts per billion, rounded down. */
    public long ppb() {
        return unsigned().multiply(PPB).shiftRight(Long.SIZE).longValueExact();
    }

    private BigInteger unsigned() {
        BigInteger signed = BigInteger.valueOf(fraction);
        return fraction < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
    }

    private static void put(KeyHash hash, ByteBuffer bytes) {
        bytes.putLong(hash.a()).putLong(hash.b()).putLong(hash.c()).putLong(hash.d());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
