package covenant.api.identity;

import covenant.engine.command.KeyHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens of sessions: id, start, end and the hash of the key, all authenticated with a secret that follows from the
 * venue's. The hash is masked, so that a cookie that leaked does not help to guess a key which a person chose.
 */
final class SessionTokens {
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 12;
    private static final int HASH_BYTES = 32;
    private static final int BODY_BYTES = ID_BYTES + 2 * Long.BYTES + HASH_BYTES;
    private static final int BYTES = BODY_BYTES + HASH_BYTES;
    private static final int TEXT_CHARS = (BYTES * 8 + 5) / 6;
    private static final int CSRF_BYTES = 24;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec authentic;
    private final SecretKeySpec mask;
    private final SecretKeySpec csrf;

    SessionTokens(byte[] venueSecret) {
        SecretKeySpec venue = new SecretKeySpec(venueSecret, HMAC);
        authentic = derived(venue, "session:authentic");
        mask = derived(venue, "session:mask");
        csrf = derived(venue, "session:csrf");
    }

    private static SecretKeySpec derived(SecretKeySpec venue, String what) {
        return new SecretKeySpec(hmac(venue, what.getBytes(StandardCharsets.US_ASCII)), HMAC);
    }

    Session begin(KeyHash key, long nowSeconds, long endsSeconds) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(id)
                .putLong(nowSeconds)
                .putLong(endsSeconds)
                .put(masked(id, bytes(key)))
                .array();
        byte[] whole =
                ByteBuffer.allocate(BYTES).put(body).put(hmac(authentic, body)).array();
        String token = TEXT.encodeToString(whole);
        return new Session(token, HexFormat.of().formatHex(id), key, nowSeconds, endsSeconds);
    }

    /** The session of a token, whether or not its time is up; null if it was not made here. */
    Session read(String token) {
        if (token.length() != TEXT_CHARS) {
            return null;
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (!TEXT.encodeToString(whole).equals(token)) {
            // The last character has bits to spare: one session has one token.
            return null;
        }
        byte[] body = Arrays.copyOf(whole, BODY_BYTES);
        if (!MessageDigest.isEqual(hmac(authentic, body), Arrays.copyOfRange(whole, BODY_BYTES, BYTES))) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(body);
        byte[] id = new byte[ID_BYTES];
        fields.get(id);
        long started = fields.getLong();
        long ends = fields.getLong();
        byte[] hash = new byte[HASH_BYTES];
        fields.get(hash);
        return new Session(token, HexFormat.of().formatHex(id), KeyHash.of(masked(id, hash)), started, ends);
    }

    /** What writes by this session must bring in a header, and only pages of this origin can know. */
    String csrf(Session session) {
        byte[] all = hmac(csrf, session.token().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(all, 0, CSRF_BYTES);
    }

    private byte[] masked(byte[] id, byte[] hash) {
        byte[] pad = hmac(mask, id);
        for (int i = 0; i < HASH_BYTES; i++) {
            pad[i] ^= hash[i];
        }
        return pad;
    }

    private static byte[] bytes(KeyHash key) {
        return ByteBuffer.allocate(HASH_BYTES)
                .putLong(key.a())
                .putLong(key.b())
                .putLong(key.c())
                .putLong(key.d())
                .array();
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
