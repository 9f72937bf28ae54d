package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A key by its name; never the key itself.
 *
 * @param scopes what it may do
 * @param expiresAt when it ends, or null
 * @param isCurrent whether it is the one that asked
 */
public record AccountKey(
        String id, List<String> scopes, Instant issuedAt, Instant expiresAt, boolean isExpired, boolean isCurrent) {
    static AccountKey of(JsonObject json) {
        return new AccountKey(
                json.getString("id"),
                Reading.texts(json, "scopes"),
                Reading.time(json, "issuedAt"),
                Reading.time(json, "expiresAt"),
                Reading.flag(json, "expired"),
                Reading.flag(json, "current"));
    }
}
