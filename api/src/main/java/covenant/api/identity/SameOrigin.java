package covenant.api.identity;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request that a cookie authenticates comes from the venue's own page: browsers send the cookie by themselves. What the browser
 * says of its origin must be ours; a WebSocket must say it; and a write must bring a token that other origins cannot read.
 */
final class SameOrigin {
    /** The header with the token. */
    static final String CSRF_HEADER = "Covenant-Csrf";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private SameOrigin() {}

    /**
     * Refuses what another site may be behind.
     *
     * @throws Rejection {@link ApiCode#CROSS_SITE_REQUEST}
     */
    static void check(HttpServerRequest request, String csrf) {
        checkOrigin(request);
        if (!READS.contains(request.method())) {
            String given = request.getHeader(CSRF_HEADER);
            if (given == null || !MessageDigest.isEqual(bytes(given), bytes(csrf))) {
                throw refused("a write by a session needs the header " + CSRF_HEADER
                        + " with the csrf that GET /api/v1/session tells");
            }
        } else if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && request.getHeader(HttpHeaders.ORIGIN) == null) {
            throw refused("a WebSocket by a session says its Origin");
        }
    }

    /** Refuses a request whose browser says that another origin sends it. */
    static void checkOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw refused("this session is for the venue's own page only");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
            throw refused("this session is for the venue's own page only");
        }
    }

    private static boolean isOwn(String origin, String host) {
        int scheme = origin.indexOf("://");
        return host != null
                && scheme > 0
                && origin.substring(scheme + 3).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Rejection refused(String detail) {
        return new Rejection(ApiCode.CROSS_SITE_REQUEST, detail);
    }
}
