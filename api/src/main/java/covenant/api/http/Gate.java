package covenant.api.http;

import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Finds out whose key came with a request and whether the route admits it. */
final class Gate {
    private static final String SCHEME = "bearer ";

    private final Directory directory;

    Gate(Directory directory) {
        this.directory = directory;
    }

    /**
     * The caller, or null where the route is for anyone.
     *
     * @throws Rejection {@link ApiCode#KEY_MISSING}, {@link ApiCode#KEY_UNKNOWN}, {@link ApiCode#KEY_EXPIRED}, {@link ApiCode#KEY_ENDED},
     *     {@link Refusal#ROLE_NOT_ADMITTED} or {@link ApiCode#SCOPE_NOT_GRANTED}, in this order
     */
    Caller admit(Route route, HttpServerRequest request) {
        if (route.access().isForAnyone()) {
            return null;
        }
        String header = request.getHeader("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new Rejection(ApiCode.KEY_MISSING, "send the header Authorization: Bearer <key>");
        }
        String key = header.substring(SCHEME.length()).strip();
        Caller caller = directory.byKey(key);
        if (caller == null) {
            ApiCode why = directory.whyNobody(key);
            throw new Rejection(why, why.meaning());
        }
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
