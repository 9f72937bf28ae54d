package covenant.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the stream is asked for.
 *
 * @param parameters of the stream's address
 * @param from the id of the last frame that was applied, to go on from there; empty to begin anew
 */
public record Subscription(Map<String, String> parameters, String from) {
    /** Everything, from now on. */
    public static final Subscription ALL = new Subscription(Map.of(), "");

    public Subscription {
        parameters = Map.copyOf(parameters);
    }

    /** Only these markets and what hangs on them. */
    public static Subscription markets(List<String> markets) {
        return markets.isEmpty() ? ALL : ALL.with("markets", String.join(",", markets));
    }

    /** The same with one more parameter. */
    public Subscription with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Subscription(more, from);
    }

    /** The same, going on after the frame of this id. */
    public Subscription from(String id) {
        return new Subscription(parameters, id);
    }
}
