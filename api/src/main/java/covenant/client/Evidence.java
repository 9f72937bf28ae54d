package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A piece of evidence on a commitment.
 *
 * @param by whose it is
 * @param link where the document is; may be empty
 * @param sha256 of the document; may be empty
 * @param date when it is of
 * @param addedAt when it came
 */
public record Evidence(long number, String by, String text, String link, String sha256, Instant date, Instant addedAt) {
    static Evidence of(JsonObject json) {
        return new Evidence(
                Reading.whole(json, "number"),
                Reading.text(json, "by"),
                Reading.text(json, "text"),
                Reading.text(json, "link"),
                Reading.text(json, "sha256"),
                Reading.time(json, "date"),
                Reading.time(json, "addedAt"));
    }
}
