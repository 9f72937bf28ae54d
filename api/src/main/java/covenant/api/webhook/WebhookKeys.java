package covenant.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys with which webhooks are signed. All follow from the venue's one secret, so there is nothing more to keep: HMAC-SHA256 of a
 * playbook's id is the playbook's secret, of a firing's number the firing's id.
 */
public final class WebhookKeys {
    private static final String HMAC = "HmacSHA256";
    private static final int ID_HEX_DIGITS = 32;

    private final byte[] venueSecret;

    /** Keys that follow from this secret. */
    public WebhookKeys(byte[] venueSecret) {
        this.venueSecret = venueSecret.clone();
    }

    /** The secret of a playbook, which its receiver needs to check signatures: 64 hexadecimal digits. */
    public String secret(String playbook) {
        return HexFormat.of().formatHex(hmac(venueSecret, "playbook:" + playbook));
    }

    /** The id under which a firing is delivered, always the same, and not that of any other venue. */
    public String deliveryId(int firing) {
        return HexFormat.of().formatHex(hmac(venueSecret, "firing:" + firing)).substring(0, ID_HEX_DIGITS);
    }

    /**
     * The header that signs a body: {@code t=<unix seconds>,v1=<HMAC-SHA256 of "t.body", hexadecimal>}, keyed with the text of the
     * playbook's secret.
     */
    public static String signature(String secret, long unixSeconds, String body) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return "t=" + unixSeconds + ",v1=" + HexFormat.of().formatHex(hmac(key, unixSeconds + "." + body));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
