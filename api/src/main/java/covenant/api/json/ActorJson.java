package covenant.api.json;

import covenant.engine.view.ActorView;
import io.vertx.core.json.JsonObject;

/** An actor as clients see it, the same in answers and in the stream. */
public final class ActorJson {
    private ActorJson() {}

    /** {@code {"id","name","account"}}; no account where none acts for it. */
    public static JsonObject of(ActorView actor) {
        return new JsonObject()
                .put("id", actor.id())
                .put("name", actor.name())
                .put("account", actor.account().isEmpty() ? null : actor.account());
    }
}
