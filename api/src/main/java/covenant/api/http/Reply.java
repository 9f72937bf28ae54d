package covenant.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes out.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param sequence how far the venue was, or the command's own place
 * @param headers further headers
 */
public record Reply(int status, String contentType, Buffer body, long sequence, Map<String, String> headers) {
    /** What JSON answers are. */
    public static final String JSON = "application/json";

    /** The sequence of every answer is also in this header, for bodies that have no place for it. */
    public static final String SEQUENCE_HEADER = "Covenant-Sequence";

    /** The cursor of the following page, for bodies that have no place for it. */
    public static final String NEXT_HEADER = "Covenant-Next";

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** The status of what the asker has already. */
    public static final int NOT_MODIFIED = 304;

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A JSON object; gets a field {@code sequence} unless it has one. */
    public static Reply json(long sequence, JsonObject json) {
        return json(OK, sequence, json);
    }

    /** A JSON object with another status. */
    public static Reply json(int status, long sequence, JsonObject json) {
        if (!json.containsKey("sequence")) {
            json.put("sequence", sequence);
        }
        return new Reply(status, JSON, json.toBuffer(), sequence, Map.of());
    }

    /** What was asked for is as the client knows it. */
    static Reply unchanged(long sequence) {
        return new Reply(NOT_MODIFIED, JSON, Buffer.buffer(), sequence, Map.of());
    }

    /** A JSON array; the sequence is in the header only. */
    public static Reply json(long sequence, JsonArray json) {
        return new Reply(OK, JSON, json.toBuffer(), sequence, Map.of());
    }

    /** Something new exists at this path. */
    public static Reply created(long sequence, String location, JsonObject json) {
        return json(CREATED, sequence, json).with("Location", location);
    }

    /** Text of another type. */
    public static Reply text(long sequence, String contentType, String text) {
        return new Reply(OK, contentType, Buffer.buffer(text), sequence, Map.of());
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, sequence, more);
    }
}
