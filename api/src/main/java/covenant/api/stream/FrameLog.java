package covenant.api.stream;

import covenant.api.json.VenueJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The frames of the stream in order, as many as its bounds keep; the newest frame of each market and of each
 * other thing, however old; and the state of all of them, which is what a snapshot tells. Used from the hub's context only.
 */
final class FrameLog {
    private final Frame[] ring;
    private final long maxChars;
    private final String stream;
    private final TreeMap<Key, Known> known = new TreeMap<>();
    private final Map<String, Long> tradesByMarket = new HashMap<>();
    private final TreeMap<Long, Frame> newest = new TreeMap<>();
    private Place floor = Place.through(0);
    private long first = 1;
    private long last;
    private long chars;
    private long sequence;
    private long trades;
    private String venue = "{}";

    /** Something as last told. */
    static final class Known {
        private final List<String> markets;
        private final String json;
        private long frame;

        private Known(List<String> markets, String json) {
            this.markets = markets;
            this.json = json;
        }

        /** Slugs of the markets it concerns. */
        List<String> markets() {
            return markets;
        }

        /** It as in every answer. */
        String json() {
            return json;
        }
    }

    /**
     * An empty log.
     *
     * @param stream names this log; sequences of another one mean nothing here
     */
    FrameLog(int maxFrames, long maxChars, String stream) {
        this.ring = new Frame[maxFrames];
        this.maxChars = maxChars;
        this.stream = stream;
    }

    /** Forgets everything; {@link #learn} all there is and {@link #open} it again. */
    void clear() {
        known.clear();
        tradesByMarket.clear();
        newest.clear();
        while (first <= last) {
            drop();
        }
        trades = 0;
    }

    /** Takes everything as it stands, without telling anyone. */
    void learn(Cut cut) {
        cut.views().forEach(view -> know(CutFrames.State.of(view)));
        cut.others().forEach(seen -> know(CutFrames.State.of(seen)));
        venue = VenueJson.of(cut.venue(), cut.simulated(), cut.simulatedClock()).encode();
    }

    /** From now on the log is complete. */
    void open(long throughSequence) {
        sequence = throughSequence;
        floor = Place.through(throughSequence);
    }

    private Known know(CutFrames.State state) {
        Known now = new Known(state.markets(), state.json());
        Known before = known.put(state.key(), now);
        if (before != null) {
            newest.remove(before.frame);
        }
        if (state.key().subject() == Subject.MARKET) {
            Long tradesBefore = tradesByMarket.put(state.markets().get(0), state.trades());
            trades += state.trades() - (tradesBefore == null ? 0 : tradesBefore);
        }
        return now;
    }

    /** Appends the frames of a cut: each trade and whatever else happened, then the states that it changed. */
    void append(Cut cut) {
        long through = trades;
        for (CutFrames.Item item : CutFrames.of(cut, this::tradesOf)) {
            through += item.trades();
            Key key = item.state() == null ? null : item.state().key();
            Frame frame = new Frame(
                    last + 1, item.type(), item.place(), item.markets(), key, item.body(), item.trades(), through);
            push(frame);
            if (key != null) {
                know(item.state()).frame = frame.index();
                newest.put(frame.index(), frame);
            }
        }
        venue = VenueJson.of(cut.venue(), cut.simulated(), cut.simulatedClock()).encode();
        sequence = cut.sequence();
    }

    private void push(Frame frame) {
        while (last - first + 1 >= ring.length || (first <= last && chars + frame.chars() > maxChars)) {
            floor = at(first).place();
            drop();
        }
        last++;
        ring[place(last)] = frame;
        chars += frame.chars();
    }

    private void drop() {
        chars -= at(first).chars();
        ring[place(first)] = null;
        first++;
    }

    private int place(long index) {
        return (int) (index % ring.length);
    }

    /** The frame with this index, from {@link #first} to {@link #last}. */
    Frame at(long index) {
        return ring[place(index)];
    }

    /** Index of the oldest frame kept; one more than {@link #last} if none is. */
    long first() {
        return first;
    }

    /** Index of the newest frame. */
    long last() {
        return last;
    }

    /** The newest frame of whatever was told longest ago among what was told after {@code index} and up to {@code through}, or null. */
    Frame newestAfter(long index, long through) {
        Map.Entry<Long, Frame> entry = newest.higherEntry(index);
        return entry == null || entry.getKey() > through ? null : entry.getValue();
    }

    /** The sequence through which the log tells everything. */
    long sequence() {
        return sequence;
    }

    /** The log's own name. */
    String stream() {
        return stream;
    }

    /** Whether every frame after this place is still here. */
    boolean reaches(Place from) {
        return from.compareTo(floor) >= 0 && from.sequence() <= sequence;
    }

    /** Index of the last frame up to and with this place, which the log reaches. */
    long indexOf(Place from) {
        long low = first - 1;
        long high = last;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (at(middle).place().compareTo(from) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How many trades were made so far on these markets (null: on all). */
    long trades(Set<String> filter) {
        if (filter == null) {
            return trades;
        }
        long sum = 0;
        for (String market : filter) {
            sum += tradesOf(market);
        }
        return sum;
    }

    /** How many of them the frames after this index tell of. */
    long tradesAfter(long index, Set<String> filter) {
        if (index >= last) {
            return 0;
        }
        if (filter == null) {
            Frame next = at(index + 1);
            return trades - (next.tradesThrough() - next.trades());
        }
        long sum = 0;
        for (long i = index + 1; i <= last; i++) {
            sum += at(i).concerns(filter) ? at(i).trades() : 0;
        }
        return sum;
    }

    private long tradesOf(String market) {
        return tradesByMarket.getOrDefault(market, 0L);
    }

    /** JSON of the venue. */
    String venue() {
        return venue;
    }

    /** What comes next in the order of a snapshot, and what is known of it; null if there is no more. */
    Map.Entry<Key, Known> after(Key key) {
        return key == null ? known.firstEntry() : known.higherEntry(key);
    }

    /** What is known of something of which the log has told. */
    Known known(Key key) {
        return known.get(key);
    }
}
