package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A row of the audit: who used an office, and why.
 *
 * @param account whose act it was; {@code venue} where the venue acted by itself
 * @param what the kind of command
 * @param subject such as {@code market:chips}
 */
public record Act(
        long sequence,
        Instant at,
        String account,
        String what,
        String subject,
        String reason,
        String before,
        String after) {
    static Act of(JsonObject json) {
        return new Act(
                Reading.whole(json, "sequence"),
                Reading.time(json, "at"),
                Reading.text(json, "account"),
                Reading.text(json, "what"),
                Reading.text(json, "subject"),
                Reading.text(json, "reason"),
                Reading.text(json, "before"),
                Reading.text(json, "after"));
    }
}
