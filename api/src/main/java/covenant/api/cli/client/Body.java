package covenant.api.cli.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The body of a request as options make it; what is not given is not in it. */
final class Body {
    private final JsonObject json;

    private Body(JsonObject json) {
        this.json = json;
    }

    /** Without fields. */
    static Body empty() {
        return new Body(new JsonObject());
    }

    /** What a file holds ({@code -} is the standard input), or nothing if null. Fields that are put later count before it. */
    static Body of(Connecting venue, String file) {
        if (file == null) {
            return empty();
        }
        try {
            String text = file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
            return new Body(new JsonObject(text));
        } catch (IOException e) {
            throw venue.wrong(file + " cannot be read: " + e.getMessage());
        } catch (DecodeException e) {
            throw venue.wrong(file + " is not one JSON object: " + e.getMessage());
        }
    }

    /** With this field, unless null. */
    Body put(String field, Object value) {
        if (value != null) {
            json.put(field, value);
        }
        return this;
    }

    /** With this list, unless null or empty. */
    Body put(String field, List<String> values) {
        return values == null || values.isEmpty() ? this : put(field, new JsonArray(values));
    }

    /** With these members, unless null or empty. */
    Body put(String field, Map<String, ?> members) {
        return members == null || members.isEmpty() ? this : put(field, json(members));
    }

    static JsonObject json(Map<String, ?> members) {
        JsonObject object = new JsonObject();
        members.forEach(object::put);
        return object;
    }

    JsonObject json() {
        return json;
    }
}
