package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

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

    private final Vertx vertx;
    private final IntSupplier port;
    private final Transport transport;
    private final String query;
    private final String key;
    private BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private Runnable hangUp = () -> {};
    private Runnable pause = () -> {};
    private Runnable goOn = () -> {};

    private Consumer<String> say = text -> {};
    CompletableFuture<String> closing = new CompletableFuture<>();

    final Map<String, String> state = new TreeMap<>();
    final Map<String, JsonObject> signals = new TreeMap<>();
    final Map<String, JsonObject> positions = new TreeMap<>();
    final Map<Integer, JsonObject> orders = new TreeMap<>();
    /** Trades, and the account's own fills and movements of cash, as told. */
    final List<JsonObject> happened = new ArrayList<>();

    String cash;
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
        this(venue.vertx, venue::port, transport, markets == null ? "" : "markets=" + markets, null);
    }

    /** One that asks for this, with this key if it is not null. */
    Listener(Vertx vertx, IntSupplier port, Transport transport, String query, String key) {
        this.vertx = vertx;
        this.port = port;
        this.transport = transport;
        this.query = query;
        this.key = key;
    }

    /** Connects, from the last frame applied if there is one. */
    Listener connect() {
        BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
        frames = received;
        if (transport == Transport.WEB_SOCKET) {
            String from = lastId == null ? "" : (query.isEmpty() ? "" : "&") + "from=" + lastId;
            openWebSocket("/api/v1/stream?" + query + from, received);
        } else {
            openEvents("/api/v1/events?" + query, received);
        }
        return this;
    }

    private void openWebSocket(String uri, BlockingQueue<JsonObject> received) {
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setClosingTimeout(0)
                .setReceiveBufferSize(StreamVenue.SOCKET_BUFFER_BYTES)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 26));
        CompletableFuture<Void> open = new CompletableFuture<>();
        ClientWebSocket socket = client.webSocket();
        // Before it connects: a frame that comes before its handler is lost.
        socket.textMessageHandler(text -> received.add(new JsonObject(text)));
        closing = new CompletableFuture<>();
        socket.closeHandler(none -> closing.complete(socket.closeReason()));
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port.getAsInt())
                .setURI(uri);
        if (key != null) {
            options.putHeader("Authorization", "Bearer " + key);
        }
        socket.connect(options).onFailure(open::completeExceptionally).onSuccess(connected -> {
            hangUp = client::close;
            pause = socket::pause;
            goOn = socket::resume;
            say = connected::writeTextMessage;
            open.complete(null);
        });
        StreamVenue.await(open);
    }

    private void openEvents(String uri, BlockingQueue<JsonObject> received) {
        HttpClient client =
                vertx.createHttpClient(new HttpClientOptions().setReceiveBufferSize(StreamVenue.SOCKET_BUFFER_BYTES));
        RequestOptions options = new RequestOptions()
                .setPort(port.getAsInt())
                .setHost("127.0.0.1")
                .setMethod(HttpMethod.GET)
                .setURI(uri);
        if (lastId != null) {
            options.putHeader("Last-Event-ID", lastId);
        }
        if (key != null) {
            options.putHeader("Authorization", "Bearer " + key);
        }
        CompletableFuture<Void> open = new CompletableFuture<>();
        // The handlers are set on the event loop, as soon as there is a response: what comes before them is lost.
        client.request(options)
                .compose(request -> request.send().onSuccess(response -> {
                    RecordParser events = RecordParser.newDelimited("\n\n", event -> event(event, received));
                    response.handler(events);
                    hangUp = client::close;
                    pause = response::pause;
                    goOn = response::resume;
                    open.complete(null);
                }))
                .onFailure(open::completeExceptionally);
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

    /** Says something on its WebSocket. */
    void say(JsonObject message) {
        sayText(message.encode());
    }

    /** Says anything. */
    void sayText(String text) {
        say.accept(text);
    }

    private void apply(JsonObject frame) {
        String type = frame.getString("type");
        DescribedFrames.check(frame);
        boolean first = type.equals("snapshot") && frame.getString("previous") == null;
        if (first) {
            snapshots++;
            stream = frame.getString("stream");
            List.of(state, signals, positions, orders).forEach(Map::clear);
        } else {
            follows(frame);
        }
        switch (type) {
            case "snapshot" -> snapshot(frame);
            case "market" -> put(frame.getJsonObject("market"));
            case "signal" -> putSignal(frame.getJsonObject("signal"));
            case "position" -> putPosition(frame.getJsonObject("position"));
            case "own-order" -> putOrder(frame.getJsonObject("order"));
            case "account" -> cash = frame.getJsonObject("account").getString("cash");
            case "trade" -> {
                trades++;
                happened.add(frame);
            }
            case "fill", "cash" -> happened.add(frame);
            case "conflated" -> skipped += frame.getLong("skipped", 0L);
            case "resumed" -> assertThat(frame.getString("stream")).isEqualTo(stream);
            default -> {}
        }
        lastId = frame.getString("id");
    }

    private void snapshot(JsonObject frame) {
        complete = !frame.getBoolean("more");
        each(frame, "markets", this::put);
        each(frame, "signals", this::putSignal);
        if (complete && frame.containsKey("accounts")) {
            // Of its own the last piece has all there is.
            positions.clear();
            orders.clear();
            each(frame, "positions", this::putPosition);
            each(frame, "orders", this::putOrder);
            each(frame, "accounts", account -> cash = account.getString("cash"));
        }
    }

    private static void each(JsonObject frame, String list, Consumer<JsonObject> take) {
        frame.getJsonArray(list, new JsonArray()).forEach(item -> take.accept((JsonObject) item));
    }

    private void follows(JsonObject frame) {
        assertThat(frame.getString("previous"))
                .as("no frame is missing before " + frame.encode())
                .isEqualTo(lastId);
    }

    private void put(JsonObject market) {
        state.put(market.getString("id"), market.encode());
    }

    private void putSignal(JsonObject signal) {
        signals.put(signal.getString("market"), signal);
    }

    private void putPosition(JsonObject position) {
        String market = position.getString("market");
        if (position.getJsonArray("payoffs").isEmpty()) {
            positions.remove(market);
        } else {
            positions.put(market, position);
        }
    }

    private void putOrder(JsonObject order) {
        if (order.getString("state").equals("resting")) {
            orders.put(order.getInteger("order"), order);
        } else {
            orders.remove(order.getInteger("order"));
        }
    }

    /** Applies frames until one is of this type; returns it. */
    JsonObject readTo(String type) {
        JsonObject frame = next();
        while (!frame.getString("type").equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** Whether frames came that are not applied. */
    boolean hasMore() {
        return !frames.isEmpty();
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
        while (!complete || isBefore(wanted)) {
            next();
        }
        return this;
    }

    private boolean isBefore(Place wanted) {
        Place place = Place.parse(lastId);
        return place == null || place.partial() || place.compareTo(wanted) < 0;
    }

    /** Applies so many frames, or fewer if no more are there yet. */
    void readUpTo(int count) {
        for (int i = 0; i < count && !frames.isEmpty(); i++) {
            next();
        }
    }
}
