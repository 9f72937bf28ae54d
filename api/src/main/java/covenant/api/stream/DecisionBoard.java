package covenant.api.stream;

import covenant.api.json.DecisionJson;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the open decisions stand as time passes, with what it would cost to turn them: the newest text for each market, worked out away from the
 * core from the last view of the market, at most once a round. A decision outside of its window is worked out anew only when its market has
 * changed. Used from the hub's context only.
 */
final class DecisionBoard {
    /** A round ends after so long; the next goes on from there, so that very many decisions are told less often and not late. */
    private static final long ROUND_NANOS = 50_000_000;

    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private final Map<Integer, Told> told = new HashMap<>();
    private final TreeMap<Long, Told> newest = new TreeMap<>();
    private long last;

    private static final class Entry {
        private MarketView view;
        private boolean due;
    }

    /**
     * What is told of one decision.
     *
     * @param index higher than that of all told before
     * @param market slug
     * @param body members of the frame
     */
    record Told(long index, String market, String body) {}

    /** Forgets everything. */
    void clear() {
        entries.clear();
        told.clear();
        newest.clear();
    }

    /** A market as it stands now; of interest while it has an open decision. */
    void note(MarketView view) {
        boolean open = view.decision() != null
                && view.phase().isLive()
                && view.decision().choice() == null;
        if (open) {
            Entry entry = entries.computeIfAbsent(view.number(), number -> new Entry());
            entry.view = view;
            entry.due = true;
        } else if (entries.remove(view.number()) != null) {
            forget(view.number());
        }
    }

    private void forget(int market) {
        Told before = told.remove(market);
        if (before != null) {
            newest.remove(before.index());
        }
    }

    /** Works out anew what is due at this moment, oldest first, as far as a round goes. */
    void round(long nowMicros) {
        long start = System.nanoTime();
        for (int left = entries.size(); left > 0 && System.nanoTime() - start < ROUND_NANOS; left--) {
            int market = entries.keySet().iterator().next();
            Entry entry = entries.remove(market);
            entries.put(market, entry);
            if (entry.due || isMoving(entry.view, nowMicros)) {
                entry.due = false;
                tell(entry.view, nowMicros);
            }
        }
    }

    private static boolean isMoving(MarketView view, long nowMicros) {
        long lastSeenMicros = view.decision().windowToMicros();
        return nowMicros >= view.decision().windowFromMicros() && nowMicros <= lastSeenMicros;
    }

    private void tell(MarketView view, long nowMicros) {
        String body = FrameJson.members(
                new JsonObject().put("market", view.terms().id()).put("decision", DecisionJson.whole(view, nowMicros)));
        forget(view.number());
        Told fresh = new Told(++last, view.terms().id(), body);
        told.put(view.number(), fresh);
        newest.put(fresh.index(), fresh);
    }

    /** The decision told longest ago among those told after this index, or null. */
    Told after(long index) {
        Map.Entry<Long, Told> entry = newest.higherEntry(index);
        return entry == null ? null : entry.getValue();
    }
}
