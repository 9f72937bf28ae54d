package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client as the documentation tells clients to be: it folds the frames, checks with each that none is missing before it, and when
 * its connection is gone comes back with the id of the last one it applied.
 */
final class Listener {
    /** The two ways to listen. */
    enum Transport {
        WEB_SOCKET,
        EVENTS
    }

    private final StreamVenue venue;
    private final Transport transport;
    private final String markets;
    private BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private Runnable hangUp = () -> {};
    private Runnable pause = () -> {};
    private Runnable goOn = () -> {};

    final Map<String, String> state = new TreeMap<>();
    String lastId;
    String stream;
    long trades;
    long skipped;
    int snapshots;
    boolean complete;

    Listener(StreamVenue venue, Transport transport) {
        this(venue, transport, null);
    }

    Listener(StreamVenue venue, Transport transport, String markets) {
        this.venue = venue;
        this.transport = transport;
        this.markets = markets;
    }

    /** Connects, from the last frame applied if there is one. */
    Listener connect() {
        BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
        frames = received;
        String query = markets == null ? "" : "?markets=" + markets;
        if (transport == Transport.WEB_SOCKET) {
            String from = lastId == null ? "" : (query.isEmpty() ? "?" : "&") + "from=" + lastId;
            openWebSocket("/api/v1/stream" + query + from, received);
        } else {
            openEvents("/api/v1/events" + query, received);
        }
        return this;
    }

    private void openWebSocket(String uri, BlockingQueue<JsonObject> received) {
        WebSocketClient client = venue.vertx.createWebSocketClient(new WebSocketClientOptions()
                .setClosingTimeout(0)
                .setReceiveBufferSize(StreamVenue.SOCKET_BUFFER_BYTES)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 26));
        CompletableFuture<Void> open = new CompletableFuture<>();
        ClientWebSocket socket = client.webSocket();
        // Before it connects: a frame that comes before its handler is lost.
        socket.textMessageHandler(text -> received.add(new JsonObject(text)));
        socket.connect(venue.port(), "127.0.0.1", uri)
                .onFailure(open::completeExceptionally)
                .onSuccess(connected -> {
                    hangUp = client::close;
                    pause = socket::pause;
                    goOn = socket::resume;
                    open.complete(null);
                });
        StreamVenue.await(open);
    }

    private void openEvents(String uri, BlockingQueue<JsonObject> received) {
        HttpClient client = venue.vertx.createHttpClient(
                new HttpClientOptions().setReceiveBufferSize(StreamVenue.SOCKET_BUFFER_BYTES));
        RequestOptions options = new RequestOptions()
                .setPort(venue.port())
                .setHost("127.0.0.1")
                .setMethod(HttpMethod.GET)
                .setURI(uri);
        if (lastId != null) {
            options.putHeader("Last-Event-ID", lastId);
        }
        CompletableFuture<Void> open = new CompletableFuture<>();
        client.request(options)
                .compose(request -> request.send())
                .onFailure(open::completeExceptionally)
                .onSuccess(response -> {
                    RecordParser events = RecordParser.newDelimited("\n\n", event -> event(event, received));
                    response.handler(events);
                    hangUp = client::close;
                    pause = response::pause;
                    goOn = response::resume;
                    open.complete(null);
                });
        StreamVenue.await(open);
    }

    private static void event(Buffer event, BlockingQueue<JsonObject> received) {
        String id = null;
        String data = null;
        for (String line : event.toString().split("\n", -1)) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
            data = line.startsWith("data: ") ? line.substring(6) : data;
        }
        if (data != null) {
            JsonObject frame = new JsonObject(data);
            assertThat(id).as("the event's id is the frame's").isEqualTo(frame.getString("id"));
            received.add(frame);
        }
    }

    /** Breaks the connection; what was received but not applied is lost. */
    void disconnect() {
        hangUp.run();
    }

    /** Reads nothing any more. */
    void stopReading() {
        pause.run();
    }

    /** Reads again. */
    void readAgain() {
        goOn.run();
    }

    /** Applies and returns the next frame. */
    JsonObject next() {
        JsonObject frame;
        try {
            frame = frames.poll(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(frame).as("a frame after " + lastId).isNotNull();
        apply(frame);
        return frame;
    }

    private void apply(JsonObject frame) {
        String type = frame.getString("type");
        if (type.equals("snapshot")) {
            if (frame.getString("previous") == null) {
                snapshots++;
                stream = frame.getString("stream");
                state.clear();
            } else {
                follows(frame);
            }
            complete = !frame.getBoolean("more");
            for (Object market : frame.getJsonArray("markets")) {
                put((JsonObject) market);
            }
        } else {
            follows(frame);
        }
        if (type.equals("market")) {
            put(frame.getJsonObject("market"));
        } else if (type.equals("trade")) {
            trades++;
        } else if (type.equals("conflated")) {
            skipped += frame.getLong("skipped");
        } else if (type.equals("resumed")) {
            assertThat(frame.getString("stream")).isEqualTo(stream);
        }
        lastId = frame.getString("id");
    }

    private void follows(JsonObject frame) {
        assertThat(frame.getString("previous"))
                .as("no frame is missing before " + frame.encode())
                .isEqualTo(lastId);
    }

    private void put(JsonObject market) {
        state.put(market.getString("id"), market.encode());
    }

    /** Applies frames until a snapshot is whole. */
    void readSnapshot() {
        do {
            next();
        } while (!complete);
    }

    /** Applies frames until it has everything through this sequence, which changed a market it listens to. */
    Listener readThrough(long sequence) {
        Place wanted = Place.through(sequence);
        while (!complete || Place.parse(lastId).compareTo(wanted) < 0) {
            next();
        }
        return this;
    }

    /** Applies so many frames, or fewer if no more are there yet. */
    void readUpTo(int count) {
        for (int i = 0; i < count && !frames.isEmpty(); i++) {
            next();
        }
    }
}
