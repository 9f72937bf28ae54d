package covenant.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of named other origins call with a key. Sessions stay the venue's own page's: no answer says that cookies may come along.
 */
final class Cors {
    private static final int NO_CONTENT = 204;
    private static final String EXPOSED = String.join(
            ", ",
            List.of(
                    Reply.SEQUENCE_HEADER,
                    Reply.NEXT_HEADER,
                    "ETag",
                    "Location",
                    "RateLimit-Limit",
                    "RateLimit-Remaining",
                    "RateLimit-Reset",
                    "Retry-After"));

    private final Set<String> origins;

    /** For these origins, such as {@code https://dashboard.example}. */
    Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Sets the headers; answers a browser that only asks beforehand, and says whether that was it. */
    boolean answers(RoutingContext context) {
        if (origins.isEmpty()) {
            return false;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.VARY, "Origin");
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        boolean asks = context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
        if (!asks) {
            return false;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, DELETE")
                .putHeader(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                .setStatusCode(NO_CONTENT)
                .end();
        return true;
    }
}
