package covenant.api.http;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The headers on every answer, whatever becomes of the request. */
final class Headers {
    // blob: a chart is drawn into a picture of its own before it is saved; nothing from elsewhere can be one.
    private static final CharSequence[][] ALWAYS = {
        header(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"),
        header("X-Content-Type-Options", "nosniff"),
        header("X-Frame-Options", "DENY"),
        header("Referrer-Policy", "no-referrer"),
        header(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        header("Cross-Origin-Opener-Policy", "same-origin"),
        header("Cross-Origin-Embedder-Policy", "require-corp"),
        header("Cross-Origin-Resource-Policy", "same-origin"),
    };
    private static final CharSequence NO_STORE = createOptimized("no-store");
    private static final CharSequence TRANSPORT = createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = createOptimized("max-age=31536000");

    private Headers() {}

    private static CharSequence[] header(String name, String value) {
        return new CharSequence[] {createOptimized(name), createOptimized(value)};
    }

    /** {@code secure}: the client speaks TLS, and from now on shall speak nothing else here. */
    static void set(HttpServerResponse response, boolean secure) {
        MultiMap headers = response.headers();
        for (CharSequence[] header : ALWAYS) {
            headers.set(header[0], header[1]);
        }
        headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (secure) {
            headers.set(TRANSPORT, A_YEAR);
        }
    }
}
