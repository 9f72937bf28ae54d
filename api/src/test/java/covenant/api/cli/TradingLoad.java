package covenant.api.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Traders who send one trade after another over HTTP, each his own, and remember what became of every one. */
final class TradingLoad implements AutoCloseable {
    static final String OPERATOR = "the-operators-key-0001";

    private static final int TRADERS = 4;
    private static final String TRADES = "/api/v1/markets/load/trades";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService traders = Executors.newFixedThreadPool(TRADERS);
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private volatile boolean stopped;

    /**
     * One trade.
     *
     * @param key whose
     * @param began when it was sent, by the load's own count of events
     * @param status 0 while there is no answer, -1 if the connection ended without one
     */
    record Sent(String key, long began, int status, long sequence, String body) {
        boolean acknowledged() {
            return status == 200;
        }
    }

    /** Opens accounts and a market. */
    TradingLoad(String address) throws Exception {
        post(address, OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
        post(
                address,
                OPERATOR,
                "/api/v1/markets",
                new JsonObject()
                        .put("id", "load")
                        .put("title", "Load")
                        .put("conditions", JsonArray.of("kept", "broken"))
                        .put("metric", new JsonObject().put("type", "binary"))
                        .put("liquidity", "1000"));
        for (int i = 0; i < TRADERS; i++) {
            JsonObject account = new JsonObject()
                    .put("id", "trader-" + i)
                    .put("name", "Trader")
                    .put("role", "participant")
                    .put("deposit", "10000");
            keys.add(post(address, OPERATOR, "/api/v1/accounts", account).getString("key"));
        }
    }

    private JsonObject post(String address, String key, String path, JsonObject body) throws Exception {
        HttpResponse<String> response =
                send(address, key, path, body.put("commandId", "setup-" + ids.incrementAndGet()));
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + ": " + response.body());
        }
        return new JsonObject(response.body());
    }

    private HttpResponse<String> send(String address, String key, String path, JsonObject body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject trade(String id) {
        return new JsonObject()
                .put("commandId", id)
                .put("condition", "kept")
                .put("outcome", "yes")
                .put("shares", id.hashCode() % 2 == 0 ? "1" : "-1");
    }

    /** Everyone begins to trade. */
    void start(String address) {
        for (String key : keys) {
            traders.execute(() -> {
                while (!stopped) {
                    one(address, key, "t-" + ids.incrementAndGet());
                }
            });
        }
    }

    private void one(String address, String key, String id) {
        long began = clock.incrementAndGet();
        sent.put(id, new Sent(key, began, 0, 0, ""));
        try {
            HttpResponse<String> response = send(address, key, TRADES, trade(id));
            JsonObject json = new JsonObject(response.body());
            sent.put(id, new Sent(key, began, response.statusCode(), json.getLong("sequence"), response.body()));
        } catch (IOException e) {
            sent.put(id, new Sent(key, began, -1, 0, e.toString()));
            // The venue is gone.
            stopped = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** So far, in the load's own count: whatever began before this has a smaller number. */
    long now() {
        return clock.get();
    }

    /** All trades by their commandId. */
    Map<String, Sent> sent() {
        return sent;
    }

    long acknowledged() {
        return sent.values().stream().filter(Sent::acknowledged).count();
    }

    /** Nobody sends any more, and everyone has his answer. */
    void stop() throws InterruptedException {
        stopped = true;
        traders.shutdown();
        if (!traders.awaitTermination(90, TimeUnit.SECONDS)) {
            throw new AssertionError("a request hangs");
        }
    }

    /** Sends a trade again; what is answered. */
    JsonObject again(String address, String id) throws Exception {
        return new JsonObject(
                send(address, sent.get(id).key(), TRADES, trade(id)).body());
    }

    @Override
    public void close() {
        stopped = true;
        traders.shutdownNow();
    }
}
