package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * An actor, a pledge or a playbook.
 *
 * @param name of an actor, title of the others
 * @param json everything that the venue says of it
 */
public record Named(String id, String name, JsonObject json) {
    static Named of(JsonObject json) {
        return new Named(
                json.getString("id"),
                json.containsKey("name") ? json.getString("name") : json.getString("title"),
                json);
    }
}
