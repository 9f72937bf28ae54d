package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * One message of the stream.
 *
 * @param type such as {@code snapshot}, {@code trade}, {@code market}, {@code heartbeat}
 * @param id of the place behind it, to go on from
 * @param previous the id of the frame before it; null for the first
 * @param json all of it
 * @param text as it came
 */
public record Frame(String type, long sequence, String id, String previous, JsonObject json, String text) {
    static Frame of(String text) {
        JsonObject json = new JsonObject(text);
        return new Frame(
                json.getString("type"),
                Reading.whole(json, "sequence"),
                json.getString("id"),
                json.getString("previous"),
                json,
                text);
    }

    /** Whether it is a piece of a snapshot that more pieces follow: from its middle nobody can go on. */
    boolean isUnfinished() {
        return type.equals("snapshot") && Reading.flag(json, "more");
    }

    /** Whether it begins a snapshot: what was known before is void. */
    boolean begins() {
        return type.equals("snapshot") && previous == null;
    }
}
