package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fields of an answer as their types; what is not asked for is not looked at. */
final class Reading {
    private Reading() {}

    /** An amount, or null. */
    static Credits credits(JsonObject json, String field) {
        String text = json.getString(field);
        return text == null ? null : Credits.of(text);
    }

    /** A time, or null. */
    static Instant time(JsonObject json, String field) {
        String text = json.getString(field);
        return text == null ? null : Instant.parse(text);
    }

    /** A text; empty if there is none. */
    static String text(JsonObject json, String field) {
        String text = json.getString(field);
        return text == null ? "" : text;
    }

    /** A whole number; 0 if there is none. */
    static long whole(JsonObject json, String field) {
        Long number = json.getLong(field);
        return number == null ? 0 : number;
    }

    /** Whether a field is there and true. */
    static boolean flag(JsonObject json, String field) {
        return Boolean.TRUE.equals(json.getBoolean(field));
    }

    /** What a list holds; empty if there is none. */
    static <T> List<T> list(JsonObject json, String field, Function<JsonObject, T> read) {
        JsonArray array = json.getJsonArray(field);
        List<T> items = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            items.add(read.apply(array.getJsonObject(i)));
        }
        return List.copyOf(items);
    }

    /** The texts of a list; empty if there is none. */
    static List<String> texts(JsonObject json, String field) {
        JsonArray array = json.getJsonArray(field);
        List<String> items = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            items.add(array.getString(i));
        }
        return List.copyOf(items);
    }
}
