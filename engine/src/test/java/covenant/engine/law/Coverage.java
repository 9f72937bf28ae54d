package covenant.engine.law;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each law had something to say, and how often each command was accepted or refused for which reason. */
final class Coverage {
    private static final Map<String, long[]> COUNTS = new HashMap<>();

    private Coverage() {}

    static synchronized void note(String what) {
        COUNTS.computeIfAbsent(what, key -> new long[1])[0]++;
    }

    static synchronized long count(String what) {
        return COUNTS.getOrDefault(what, new long[1])[0];
    }

    /** All counts, a line each. */
    static synchronized String table() {
        StringBuilder table = new StringBuilder();
        new TreeMap<>(COUNTS).forEach((what, count) -> table.append(String.format("%9d  %s%n", count[0], what)));
        return table.toString();
    }
}
