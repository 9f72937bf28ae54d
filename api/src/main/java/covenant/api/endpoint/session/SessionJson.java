package covenant.api.endpoint.session;

import covenant.api.directory.Caller;
import covenant.api.identity.Session;
import covenant.api.json.Times;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** Who is signed in. */
final class SessionJson {
    private SessionJson() {}

    /** {@code session} and {@code csrf} are null where it is by a key. */
    static JsonObject of(Caller caller, Session session, String csrf) {
        return new JsonObject()
                .put("id", caller.id())
                .put("name", caller.name())
                .put("role", caller.role().id())
                .put("by", session == null ? "key" : "session")
                .put("expiresAt", session == null ? null : Times.iso(TimeUnit.SECONDS.toMicros(session.endsSeconds())))
                .put("csrf", csrf);
    }
}
