package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * An account.
 *
 * @param role {@code participant}, {@code coordinator}, {@code researcher} or {@code operator}
 * @param cash free
 */
public record Account(String id, String name, String role, Credits cash) {
    static Account of(JsonObject json) {
        return new Account(
                json.getString("id"),
                Reading.text(json, "name"),
                Reading.text(json, "role"),
                Reading.credits(json, "cash"));
    }
}
