package covenant.api.stream;

import covenant.api.json.VenueJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Ties ties = new Ties();
    private final Map<Integer, Long> accounts = new HashMap<>();
    private final Map<String, Long> tradesByMarket = new HashMap<>();
    private final TreeMap<Long, Frame> newest = new TreeMap<>();
    private Place floor = Place.through(0);
    private long first = 1;
    private long last;
    private long chars;
    private long sequence;
    private long trades;
    private String venue = "{}";

    private Cut.Hashed hashed;

    /** Something as last told. */
    static final class Known {
        private final CutFrames.State state;
        private long frame;
        private String signal;
        private String line;
        private String signalLine;

        private Known(CutFrames.State state) {
            this.state = state;
        }

        /** What it is about. */
        Topic topic() {
            return state.topic();
        }

        /** It as in every answer. */
        String json() {
            return state.json();
        }

        /** The signals of a market. */
        String signal() {
            if (signal == null) {
                signal = FrameJson.signal(state.view()).encode();
            }
            return signal;
        }

        /** Its line in the digest of a client that is told all of it; null if it has none. */
        String line() {
            if (line == null) {
                line = state.view() != null ? Digest.market(state.view()) : Digest.own(state.seen());
            }
            return line;
        }

        /** A market's line in the digest of a client that is told its signals only. */
        String signalLine() {
            if (signalLine == null) {
                signalLine = Digest.signal(state.view());
            }
            return signalLine;
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
        ties.clear();
        accounts.clear();
        hashed = null;
        while (first <= last) {
            drop();
        }
        trades = 0;
    }

    /** Takes everything as it stands, without telling anyone. */
    void learn(Cut cut) {
        cut.views().forEach(view -> know(CutFrames.State.of(view)));
        learn(cut.others());
        learnAccounts(cut);
        venue = VenueJson.of(cut.venue(), cut.simulated(), cut.simulatedClock()).encode();
    }

    /** From now on the log is complete. */
    void open(long throughSequence) {
        sequence = throughSequence;
        floor = Place.through(throughSequence);
    }

    private void learn(List<Seen> all) {
        all.stream().filter(seen -> !seen.gone()).forEach(seen -> know(CutFrames.State.of(seen)));
    }

    private void learnAccounts(Cut cut) {
        learn(cut.own().first());
        cut.own().complete().forEach(account -> accounts.put(account, cut.sequence()));
        // Of these not every movement is a frame: who follows them reads the history.
        cut.own().lost().forEach(account -> accounts.computeIfPresent(account, (same, since) -> cut.sequence()));
    }

    /** Forgets what it knows of an account. */
    void forgetAccount(int account) {
        accounts.remove(account);
        List<Key> keys =
                known.keySet().stream().filter(key -> key.owner() == account).toList();
        keys.forEach(key -> newest.remove(known.remove(key).frame));
    }

    /** Whether it knows all of an account's affairs. */
    boolean knows(int account) {
        return accounts.containsKey(account);
    }

    /** Since which sequence it tells every movement of an account that it knows. */
    long since(int account) {
        return accounts.get(account);
    }

    /** Which actors a market concerns. */
    Ties ties() {
        return ties;
    }

    /** The newest hash of the state, or null. */
    Cut.Hashed hashed() {
        return hashed;
    }

    private Known know(CutFrames.State state) {
        Known now = new Known(state);
        Known before = known.put(state.key(), now);
        if (before != null) {
            newest.remove(before.frame);
        }
        if (state.view() != null) {
            ties.note(state.view());
            Long tradesBefore =
                    tradesByMarket.put(state.view().terms().id(), state.view().trades());
            trades += state.view().trades() - (tradesBefore == null ? 0 : tradesBefore);
        } else {
            ties.note(state.seen());
        }
        return now;
    }

    /** Appends the frames of a cut: each trade and whatever else happened, then the states that it changed. */
    void append(Cut cut) {
        long through = trades;
        for (CutFrames.Item item : CutFrames.of(cut, this::tradesOf)) {
            through += item.trades();
            Frame frame = new Frame(last + 1, item, through);
            push(frame);
            if (frame.key() != null) {
                know(item.state()).frame = frame.index();
                newest.put(frame.index(), frame);
                if (item.state().seen() != null && item.state().seen().gone()) {
                    // Its frame is the last of it, and stays for as long as the log keeps frames.
                    known.remove(frame.key());
                }
            }
        }
        learnAccounts(cut);
        venue = VenueJson.of(cut.venue(), cut.simulated(), cut.simulatedClock()).encode();
        hashed = cut.hashed() == null ? hashed : cut.hashed();
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
        Frame oldest = at(first);
        chars -= oldest.chars();
        if (oldest.key() != null && !known.containsKey(oldest.key())) {
            newest.remove(first);
        }
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

    /** Whether every frame after this place that is of this interest was made, and is still here. */
    boolean reaches(Place from, Interest interest) {
        return reaches(from) && (!interest.hasAccount() || from.sequence() >= since(interest.account()));
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

    /** The place of the frame with this index, which is kept or was the last to go. */
    Place placeAt(long index) {
        return index < first ? floor : at(index).place();
    }

    /** How many trades were made so far on the markets that are told whole. */
    long trades(Interest interest) {
        if (interest.isAll()) {
            return trades;
        }
        long sum = 0;
        if (interest.actors().isEmpty()) {
            for (String market : interest.markets()) {
                sum += tradesOf(market);
            }
            return sum;
        }
        for (Map.Entry<String, Long> market : tradesByMarket.entrySet()) {
            sum += interest.hears(Topic.market(market.getKey()), ties) ? market.getValue() : 0;
        }
        return sum;
    }

    /** How many of them the frames after this index tell of. */
    long tradesAfter(long index, Interest interest) {
        if (index >= last) {
            return 0;
        }
        if (interest.isAll()) {
            Frame next = at(index + 1);
            return trades - (next.tradesThrough() - next.trades());
        }
        long sum = 0;
        for (long i = index + 1; i <= last; i++) {
            sum += at(i).trades() > 0 && interest.hears(at(i).topic(), ties) ? at(i).trades() : 0;
        }
        return sum;
    }

    /** How many trades each market of this interest had. */
    Map<String, Long> tradesByMarket(Interest interest) {
        Map<String, Long> found = new HashMap<>();
        tradesByMarket.forEach((market, count) -> {
            if (interest.hears(Topic.market(market), ties)) {
                found.put(market, count);
            }
        });
        return found;
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

    /** What is known of something of which the log has told, and which is not gone. */
    Known known(Key key) {
        return known.get(key);
    }

    /** What is known of one subject, public or an account's. */
    Map<Key, Known> known(Subject subject, int account) {
        return known.subMap(Key.own(subject, account, 0), Key.own(subject, account + 1, 0));
    }
}
