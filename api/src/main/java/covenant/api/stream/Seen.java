package covenant.api.stream;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing but a market, as it stood when a cut was taken.
 *
 * @param sequence of the command that changed it last
 * @param topic what it is about: who hears of it
 * @param names its slug first, then what else it is called; empty where nothing refers to it
 * @param json makes its JSON, away from the core's thread
 * @param line makes its line for the digest, or null where it has none
 * @param gone whether this is the last of it: nothing holds it any more
 */
record Seen(
        Key key,
        long sequence,
        Topic topic,
        List<String> names,
        Supplier<JsonObject> json,
        Supplier<String> line,
        boolean gone) {
    /** Something public. */
    Seen(Key key, long sequence, Topic topic, List<String> names, Supplier<JsonObject> json) {
        this(key, sequence, topic, names, json, null, false);
    }
}
