package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A key that is asked for.
 *
 * @param id its name; empty for one of the venue's choice
 * @param scopes what it may do; empty for what the asking key may
 * @param expiresAt when it ends; null for when the asking key ends
 * @param revokesOthers whether the account's older keys end
 */
public record NewKey(String id, List<String> scopes, Instant expiresAt, boolean revokesOthers) {
    /** One like the key that asks. */
    public static final NewKey SAME = new NewKey("", List.of(), null, false);

    public NewKey {
        scopes = List.copyOf(scopes);
    }

    JsonObject body() {
        JsonObject body = new JsonObject();
        if (!id.isEmpty()) {
            body.put("id", id);
        }
        if (!scopes.isEmpty()) {
            body.put("scopes", new JsonArray(scopes));
        }
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt.toString());
        }
        return revokesOthers ? body.put("revokeOthers", true) : body;
    }
}
