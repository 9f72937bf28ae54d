package covenant.api.endpoint.session;

import covenant.api.directory.Caller;
import covenant.api.identity.Identity;
import covenant.api.identity.Session;
import covenant.api.json.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** Who is signed in. */
final class SessionJson {
    private SessionJson() {}

    /** All is null for nobody; {@code expiresAt} and {@code csrf} are null where it is by a key. */
    static JsonObject of(Identity identity, String csrf) {
        Caller caller = identity.caller();
        Session session = identity.session();
        return new JsonObject()
                .put("id", caller == null ? null : caller.id())
                .put("name", caller == null ? null : caller.name())
                .put("role", caller == null ? null : caller.role().id())
                .put("by", caller == null ? null : session == null ? "key" : "session")
                .put(
                        "scopes",
                        caller == null ? null : new JsonArray(caller.scopes().ids()))
                .put("expiresAt", session == null ? null : Times.iso(TimeUnit.SECONDS.toMicros(session.endsSeconds())))
                .put("csrf", csrf);
    }
}
