package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What the venue answered, as it is.
 *
 * @param status the HTTP status
 * @param sequence how far the venue was, or the command's own place; 0 if it does not say
 * @param next the cursor of the following page where the body has no place for it; else empty
 * @param text the body
 */
public record Answer(int status, long sequence, String next, String text) {
    /** The body as an object. */
    public JsonObject json() {
        return new JsonObject(text);
    }

    /** The body as a list. */
    public JsonArray array() {
        return new JsonArray(text);
    }
}
