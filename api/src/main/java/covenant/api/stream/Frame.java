package covenant.api.stream;

import covenant.engine.view.MarketView;

/**
 * One frame of the stream, in its place in the log. The text is made once and shared by all clients that have the frame before it.
 */
final class Frame {
    private static final int ENVELOPE_CHARS = 100;

    private final long index;
    private final String type;
    private final Place place;
    private final Topic topic;
    private final Key key;
    private final MarketView view;
    private final String body;
    private final long trades;
    private final long tradesThrough;
    private final String id;
    private String before;
    private String text;
    private String signal;

    /**
     * A frame.
     *
     * @param index its place in the log, one more than that of the frame before it
     * @param tradesThrough how many trades on all markets were made through this frame
     */
    Frame(long index, CutFrames.Item item, long tradesThrough) {
        this.index = index;
        this.type = item.type();
        this.place = item.place();
        this.topic = item.topic();
        this.key = item.state() == null ? null : item.state().key();
        this.view = item.state() == null ? null : item.state().view();
        this.body = item.body();
        this.trades = item.trades();
        this.tradesThrough = tradesThrough;
        this.id = place.toString();
    }

    long index() {
        return index;
    }

    String type() {
        return type;
    }

    Place place() {
        return place;
    }

    /** What it is about. */
    Topic topic() {
        return topic;
    }

    /** What it tells the state of, or null. */
    Key key() {
        return key;
    }

    /** Whether it tells the state of a market. */
    boolean isMarket() {
        return view != null;
    }

    /** JSON of what it tells the state of. */
    String json() {
        int prefix = FrameJson.stateBody(key.subject(), "").length();
        return body.substring(prefix);
    }

    /** JSON members after the envelope, beginning with a comma. */
    String body() {
        return body;
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

    /** What a client is told of a market of which it wants only the signals. */
    String signalBody() {
        if (signal == null) {
            signal = FrameJson.signalBody(view);
        }
        return signal;
    }

    /** The JSON of any frame: its type, sequence and id, the id of the frame the client had before, and its own members. */
    static String envelope(String type, long sequence, String id, String previous, String body) {
        return "{\"type\":\"" + type + "\",\"sequence\":" + sequence + ",\"id\":\"" + id + "\",\"previous\":"
                + (previous == null ? "null" : "\"" + previous + "\"") + body + "}";
    }
}
