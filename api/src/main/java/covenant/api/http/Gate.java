package covenant.api.http;

import covenant.api.directory.Caller;
import covenant.api.identity.Callers;
import covenant.api.identity.Identity;
import covenant.api.limit.Verdict;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Finds out who sends a request, whether he has asked for too much lately, and whether the route admits him. */
final class Gate {
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit-Limit");
    private static final CharSequence REMAINING = HttpHeaders.createOptimized("RateLimit-Remaining");
    private static final CharSequence RESET = HttpHeaders.createOptimized("RateLimit-Reset");
    private static final Set<String> FREE = Set.of("/health", "/health/live", "/health/ready");

    private final Callers callers;

    Gate(Callers callers) {
        this.callers = callers;
    }

    /**
     * Takes a request's share; the answer's headers tell what is left. Monitors that ask for health are always heard; the files of a page
     * cost next to nothing, and a page with some of them missing is none.
     *
     * @throws Rejection {@link ApiCode#RATE_LIMITED}
     */
    void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Identity identity = callers.of(request);
        identity.noteOn(context);
        Exchange.of(context).caller(identity.caller());
        if (!isFree(request.path())) {
            take(request, identity, 1);
            if (identity.problem() != null && identity.problem().retrySeconds() > 0) {
                throw identity.problem();
            }
        }
    }

    /** {@code path}: as it was sent. One that only begins so, such as /health/../metrics, leads elsewhere. */
    private static boolean isFree(String path) {
        return FREE.contains(path) || path.startsWith(Route.ASSETS) && !path.contains("..") && path.indexOf('%') < 0;
    }

    /** The rest of what a route weighs; a page of a list counts once for each hundred rows that are asked for. */
    void weigh(Route route, RoutingContext context) {
        int weight = route.weight();
        if (context.request().query() != null) {
            weight = Math.max(weight, Paging.hundreds(context.queryParams().get(Paging.LIMIT)));
        }
        more(context, weight - 1);
    }

    /** So many units more. */
    void more(RoutingContext context, int units) {
        if (units > 0) {
            take(context.request(), Identity.of(context), units);
        }
    }

    private void take(HttpServerRequest request, Identity identity, int units) {
        Verdict verdict = callers.share(request, identity, units);
        if (verdict == null) {
            return;
        }
        HttpServerResponse response = request.response();
        response.putHeader(LIMIT, Long.toString(verdict.limit()));
        response.putHeader(REMAINING, Long.toString(verdict.remaining()));
        response.putHeader(RESET, Long.toString(verdict.resetSeconds()));
        if (!verdict.admitted()) {
            throw Rejection.after(
                    verdict.retrySeconds(),
                    identity.caller() == null
                            ? "this address has asked for more than its share; a key has its own"
                            : "this key has asked for more than its share");
        }
    }

    /**
     * The caller, or null where the route is for anyone. May be asked again later, when the key may have been revoked.
     *
     * @throws Rejection {@link ApiCode#KEY_MISSING}, {@link ApiCode#KEY_UNKNOWN}, {@link ApiCode#KEY_EXPIRED}, {@link ApiCode#KEY_ENDED}
     *     or {@link ApiCode#SESSION_ENDED}, {@link ApiCode#CROSS_SITE_REQUEST}, {@link Refusal#ROLE_NOT_ADMITTED} or
     *     {@link ApiCode#SCOPE_NOT_GRANTED}, in this order
     */
    Caller admit(Route route, RoutingContext context) {
        if (route.access().isForAnyone()) {
            return null;
        }
        Identity identity = Identity.of(context);
        Caller caller = callers.now(identity);
        if (caller == null) {
            throw new Rejection(ApiCode.KEY_MISSING, "send the header Authorization: Bearer <key>");
        }
        callers.checkSameOrigin(context.request(), identity);
        if (!route.access().roles().contains(caller.role())) {
            throw new Rejection(
                    Refusal.ROLE_NOT_ADMITTED,
                    "the key is a " + caller.role().id() + "'s; this is for: "
                            + route.access().text());
        }
        if (!caller.scopes().has(route.scope())) {
            throw new Rejection(
                    ApiCode.SCOPE_NOT_GRANTED,
                    "this needs a key with the scope " + route.scope().id() + "; the key " + caller.keyId() + " has: "
                            + String.join(", ", caller.scopes().ids()));
        }
        return caller;
    }
}
