package covenant.api.identity;

import covenant.engine.command.KeyHash;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Sessions that were signed out before their time was up. Of each key the latest {@value #PER_KEY} are remembered one by one; where there
 * are more, all sessions of the key that began until then are over, so memory is bounded by the keys. For any thread.
 */
public final class SignedOut {
    static final int PER_KEY = 16;

    private static final HexFormat HEX = HexFormat.of();

    private final Map<KeyHash, Ended> byKey = new ConcurrentHashMap<>();

    /** What ended of one key: sessions begun until then, and single ones with when their time is up. Never changed. */
    private record Ended(long untilSeconds, long forgetSeconds, Map<String, Long> ids) {
        private static final Ended NONE = new Ended(-1, -1, Map.of());

        boolean has(Session session) {
            return session.startedSeconds() <= untilSeconds || ids.containsKey(session.id());
        }

        Ended with(String id, long endsSeconds, long nowSeconds) {
            long forget = Math.max(forgetSeconds, endsSeconds);
            Map<String, Long> living = new HashMap<>(ids);
            living.values().removeIf(ends -> ends <= nowSeconds);
            living.put(id, endsSeconds);
            return living.size() > PER_KEY
                    ? new Ended(Math.max(untilSeconds, nowSeconds), forget, Map.of())
                    : new Ended(untilSeconds, forget, Map.copyOf(living));
        }
    }

    /** Whether this session was signed out. */
    boolean has(Session session) {
        Ended ended = byKey.get(session.key());
        return ended != null && ended.has(session);
    }

    /** Ends a session, and forgets what nobody can come back with. */
    public void add(Session session, long nowSeconds) {
        byKey.values().removeIf(ended -> ended.forgetSeconds() <= nowSeconds);
        byKey.compute(
                session.key(),
                (key, ended) ->
                        (ended == null ? Ended.NONE : ended).with(session.id(), session.endsSeconds(), nowSeconds));
    }

    /** All that is remembered, a line for each; {@link #restore} reads them. */
    public List<String> lines() {
        return byKey.entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(String.join(
                                " ",
                                "until",
                                entry.getKey().hex(),
                                Long.toString(entry.getValue().untilSeconds()),
                                Long.toString(entry.getValue().forgetSeconds()))),
                        entry.getValue().ids().entrySet().stream()
                                .map(id -> line(entry.getKey(), id.getKey(), id.getValue()))))
                .toList();
    }

    private static String line(KeyHash key, String id, long endsSeconds) {
        return String.join(" ", "session", key.hex(), id, Long.toString(endsSeconds));
    }

    /**
     * Remembers what a line says.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void restore(String line, long nowSeconds) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 || !parts[1].matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a line of sessions that were signed out");
        }
        KeyHash key = KeyHash.of(HEX.parseHex(parts[1]));
        Ended ended = byKey.getOrDefault(key, Ended.NONE);
        if (parts[0].equals("until")) {
            long until = Math.max(ended.untilSeconds(), Long.parseLong(parts[2]));
            long forget = Math.max(ended.forgetSeconds(), Long.parseLong(parts[3]));
            byKey.put(key, new Ended(until, forget, ended.ids()));
        } else {
            byKey.put(key, ended.with(parts[2], Long.parseLong(parts[3]), nowSeconds));
        }
    }
}
