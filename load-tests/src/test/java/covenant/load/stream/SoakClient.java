package covenant.load.stream;

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
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** One client that stays connected: whenever its connection is gone it comes back with the id of the last frame that it applied. */
final class SoakClient {
    private static final int MAX_PAUSE_MILLIS = 400;

    private final Vertx vertx;
    private final IntSupplier port;
    private final boolean webSocket;
    private final String query;
    private final String key;
    private final Random random;
    private final StreamFold fold = new StreamFold();
    private Runnable hangUp = () -> {};
    private Consumer<String> say = text -> {};
    private int turn;
    private boolean stopped;
    private Throwable failure;

    SoakClient(Vertx vertx, IntSupplier port, boolean webSocket, String query, String key, long seed) {
        this.vertx = vertx;
        this.port = port;
        this.webSocket = webSocket;
        this.query = query;
        this.key = key;
        this.random = new Random(seed);
    }

    boolean isWebSocket() {
        return webSocket;
    }

    String key() {
        return key;
    }

    String query() {
        return query;
    }

    /** Connects, from the last frame applied if there is one. */
    synchronized void connect() {
        if (stopped) {
            return;
        }
        int mine = ++turn;
        String from = fold.lastId == null ? "" : "&from=" + fold.lastId;
        RequestOptions options = new WebSocketConnectOptions();
        options.setHost("127.0.0.1").setPort(port.getAsInt());
        if (key != null) {
            options.putHeader("Authorization", "Bearer " + key);
        }
        if (webSocket) {
            openWebSocket((WebSocketConnectOptions) options.setURI("/api/v1/stream?" + query + from), mine);
        } else {
            openEvents(
                    new RequestOptions(options).setMethod(HttpMethod.GET).setURI("/api/v1/events?" + query + from),
                    mine);
        }
    }

    private void openWebSocket(WebSocketConnectOptions options, int mine) {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(1 << 20).setMaxMessageSize(1 << 26));
        hangUp = client::close;
        ClientWebSocket socket = client.webSocket();
        socket.textMessageHandler(text -> take(text, mine));
        socket.closeHandler(none -> lost(mine));
        socket.connect(options).onFailure(none -> lost(mine)).onSuccess(open -> say = open::writeTextMessage);
    }

    private void openEvents(RequestOptions options, int mine) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions());
        hangUp = client::close;
        // The handlers are set on the event loop, as soon as there is a response: what comes before them is lost.
        client.request(options)
                .compose(request -> request.send().onSuccess(response -> {
                    response.exceptionHandler(none -> lost(mine));
                    response.endHandler(none -> lost(mine));
                    response.handler(RecordParser.newDelimited("\n\n", event -> event(event, mine)));
                    if (response.statusCode() != 200) {
                        lost(mine);
                    }
                }))
                .onFailure(none -> lost(mine));
    }

    private void event(Buffer event, int mine) {
        for (String line : event.toString().split("\n", -1)) {
            if (line.startsWith("data: ")) {
                take(line.substring(6), mine);
            }
        }
    }

    private synchronized void take(String text, int mine) {
        if (mine == turn && failure == null) {
            try {
                fold.apply(new JsonObject(text));
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    private synchronized void lost(int mine) {
        if (mine == turn && !stopped) {
            hangUp.run();
            turn++;
            vertx.setTimer(1 + random.nextInt(MAX_PAUSE_MILLIS), id -> connect());
        }
    }

    /** Breaks the connection; it comes back. */
    synchronized void disconnect() {
        lost(turn);
    }

    /** Asks for the digest. */
    synchronized void askDigest() {
        fold.digest = null;
        say.accept("{\"type\":\"digest\"}");
    }

    /** Ends for good. */
    synchronized void stop() {
        stopped = true;
        hangUp.run();
    }

    /** Looks at what it knows. */
    synchronized <T> T look(Function<StreamFold, T> at) {
        if (failure != null) {
            throw new AssertionError("the client of " + query, failure);
        }
        return at.apply(fold);
    }
}
