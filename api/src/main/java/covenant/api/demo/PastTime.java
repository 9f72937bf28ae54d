package covenant.api.demo;

import covenant.api.json.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of the simulated past, such as {@code T-9d12h}: how long before or after the first start, to the minute.
 *
 * @param nowMicros the first start
 */
record PastTime(long nowMicros) {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final Pattern RELATIVE = Pattern.compile("T([+-])((?:[0-9]+[dhm])+)");
    private static final Pattern PART = Pattern.compile("([0-9]+)([dhm])");
    private static final Map<String, Long> UNITS =
            Map.of("d", 1_440 * MINUTE_MICROS, "h", 60 * MINUTE_MICROS, "m", MINUTE_MICROS);

    /** The moment that this stands for. */
    long micros(String relative) {
        Matcher whole = RELATIVE.matcher(relative);
        if (!whole.matches()) {
            throw new IllegalArgumentException("no time: " + relative);
        }
        long away = 0;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            away += Long.parseLong(part.group(1)) * UNITS.get(part.group(2));
        }
        long then = whole.group(1).equals("-") ? nowMicros - away : nowMicros + away;
        return then - Math.floorMod(then, MINUTE_MICROS);
    }

    /** A body with its relative times as the API wants them. */
    JsonObject absolute(JsonObject body) {
        JsonObject absolute = new JsonObject();
        body.forEach(field -> absolute.put(field.getKey(), value(field.getValue())));
        return absolute;
    }

    private Object value(Object value) {
        if (value instanceof JsonObject object) {
            return absolute(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray absolute = new JsonArray();
            array.forEach(item -> absolute.add(value(item)));
            return absolute;
        }
        return value instanceof String text && RELATIVE.matcher(text).matches() ? Times.iso(micros(text)) : value;
    }
}
