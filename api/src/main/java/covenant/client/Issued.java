package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * A secret that is shown once: the key of a new account, or another key.
 *
 * @param receipt of the write
 * @param id of the account, or of the key
 * @param key the key; null where the answer is told again
 */
public record Issued(Receipt receipt, String id, String key) {
    static Issued of(JsonObject json) {
        return new Issued(Receipt.of(json), Reading.text(json, "id"), json.getString("key"));
    }

    /** Without the key, so that it gets into no log. */
    @Override
    public String toString() {
        return "Issued[" + id + "]";
    }
}
