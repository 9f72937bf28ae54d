package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What every write is answered.
 *
 * @param sequence the command's place in the venue's journal
 * @param at when it was, by the venue's clock
 * @param isRepeated whether this is the first answer told again
 * @param id of what was opened; empty where nothing was
 * @param json everything that the venue said
 */
public record Receipt(long sequence, Instant at, boolean isRepeated, String id, JsonObject json) {
    static Receipt of(JsonObject json) {
        return new Receipt(
                Reading.whole(json, "sequence"),
                Reading.time(json, "at"),
                Reading.flag(json, "repeated"),
                Reading.text(json, "id"),
                json);
    }
}
