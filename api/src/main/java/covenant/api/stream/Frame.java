package covenant.api.stream;

import java.util.List;
import java.util.Set;

/**
 * One frame of the stream, in its place in the log. The text is made once and shared by all clients that have the frame before it.
 */
final class Frame {
    private static final int ENVELOPE_CHARS = 100;

    private final long index;
    private final String type;
    private final Place place;
    private final List<String> markets;
    private final Key key;
    private final String body;
    private final long trades;
    private final long tradesThrough;
    private final String id;
    private String before;
    private String text;

    /**
     * A frame.
     *
     * @param index its place in the log, one more than that of the frame before it
     * @param markets slugs of the markets it concerns
     * @param key what it tells the state of, or null
     * @param body JSON members after the envelope, beginning with a comma
     * @param trades how many trades it tells of
     * @param tradesThrough how many trades on all markets were made through this frame
     */
    Frame(
            long index,
            String type,
            Place place,
            List<String> markets,
            Key key,
            String body,
            long trades,
            long tradesThrough) {
        this.index = index;
        this.type = type;
        this.place = place;
        this.markets = markets;
        this.key = key;
        this.body = body;
        this.trades = trades;
        this.tradesThrough = tradesThrough;
        this.id = place.toString();
    }

    long index() {
        return index;
    }

    Place place() {
        return place;
    }

    /** What it tells the state of, or null. */
    Key key() {
        return key;
    }

    /** Whether it concerns any of these markets; all frames do if null. */
    boolean concerns(Set<String> filter) {
        return isAmong(markets, filter);
    }

    /** Whether any of these markets is among those of a filter; all are if it is null. */
    static boolean isAmong(List<String> markets, Set<String> filter) {
        return filter == null || markets.stream().anyMatch(filter::contains);
    }

    long trades() {
        return trades;
    }

    long tradesThrough() {
        return tradesThrough;
    }

    String id() {
        return id;
    }

    int chars() {
        return body.length() + ENVELOPE_CHARS;
    }

    /** The JSON for a client whose last frame had this id. */
    String text(String previous) {
        if (!previous.equals(before)) {
            before = previous;
            text = envelope(type, place.sequence(), id, previous, body);
        }
        return text;
    }

    /** The JSON of any frame: its type, sequence and id, the id of the frame the client had before, and its own members. */
    static String envelope(String type, long sequence, String id, String previous, String body) {
        return "{\"type\":\"" + type + "\",\"sequence\":" + sequence + ",\"id\":\"" + id + "\",\"previous\":"
                + (previous == null ? "null" : "\"" + previous + "\"") + body + "}";
    }
}
