package covenant.api.http;

import covenant.api.log.Secrets;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Every request's name, by which its answer and its lines in the log are found: the client's own if it is harmless, else one that is made. */
final class RequestId {
    /** Where it comes and goes. */
    static final String HEADER = "X-Request-Id";

    private static final int MAX_CHARS = 64;
    private static final int RADIX = 36;
    private static final String PREFIX = prefix();
    private static final AtomicLong NEXT = new AtomicLong();

    private RequestId() {}

    private static String prefix() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes) + "-";
    }

    /** The request's name. */
    static String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && isHarmless(given) && !Secrets.isIn(given)
                ? given
                : PREFIX + Long.toString(NEXT.getAndIncrement(), RADIX);
    }

    private static boolean isHarmless(String id) {
        int length = id.length();
        if (length == 0 || length > MAX_CHARS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "-_.:/+=@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
