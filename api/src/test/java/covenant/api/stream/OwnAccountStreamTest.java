package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.stream.Listener.Transport;
import covenant.api.venue.VenueOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account hears of its own affairs and nobody else does; also when it comes back after a restart of the server. */
class OwnAccountStreamTest {
    private static final StreamLimits LIMITS = new StreamLimits(
            100, 100, 32_768, 16_384, 16L << 20, 128, 1_024, 65_536, 10, 5, 200, 1_000, 60_000, 60_000);

    private final Vertx vertx = Vertx.vertx();
    private final List<Listener> listeners = new ArrayList<>();
    private ServedVenue venue;
    private String ann;
    private String bob;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() {
        venue = ServedVenue.in(directory, VenueOptions.local().stream(LIMITS));
        post(ServedVenue.OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
        market("alpha");
        market("beta");
        ann = venue.account("ann", "participant", "1000");
        bob = venue.account("bob", "participant", "1000");
    }

    @AfterEach
    void close() throws Exception {
        listeners.forEach(Listener::disconnect);
        venue.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void market(String id) {
        post(
                ServedVenue.OPERATOR,
                "/api/v1/markets",
                new JsonObject()
                        .put("id", id)
                        .put("title", id)
                        .put("conditions", new JsonArray().add("kept").add("broken"))
                        .put("metric", new JsonObject().put("type", "binary"))
                        .put("feeBps", 50)
                        .put("liquidity", "100"));
    }

    private JsonObject post(String key, String path, JsonObject body) {
        var got = venue.post(key, path, body);
        assertThat(got.status()).as(got.body()).isLessThan(300);
        return got.json();
    }

    private long buy(String key, String market, String shares) {
        JsonObject trade =
                new JsonObject().put("condition", "kept").put("outcome", "yes").put("shares", shares);
        return post(key, "/api/v1/markets/" + market + "/trades", trade).getLong("sequence");
    }

    private JsonObject order(String key, String market, String shares, double limit) {
        JsonObject order = new JsonObject()
                .put("condition", "kept")
                .put("outcome", "yes")
                .put("shares", shares)
                .put("limitPrice", limit);
        return post(key, "/api/v1/markets/" + market + "/orders", order);
    }

    private Listener listen(Transport transport, String query, String key) {
        Listener listener = new Listener(vertx, () -> venue.server().port(), transport, query, key).connect();
        listeners.add(listener);
        return listener;
    }

    private void isWhatTheApiSays(Listener listener, String key) {
        assertThat(listener.cash).isEqualTo(venue.cash(key));
        JsonArray positions = venue.get(key, "/api/v1/me/positions").array();
        Set<JsonObject> told = new HashSet<>(listener.positions.values());
        Set<JsonObject> asked = new HashSet<>();
        positions.forEach(position -> asked.add(without((JsonObject) position, "sequence")));
        assertThat(told).isEqualTo(asked);
        Set<JsonObject> resting = new HashSet<>();
        venue.get(key, "/api/v1/me/orders").json().getJsonArray("orders").stream()
                .map(JsonObject.class::cast)
                .filter(order -> order.getString("state").equals("resting"))
                .forEach(resting::add);
        assertThat(new HashSet<>(listener.orders.values())).isEqualTo(resting);
    }

    private static JsonObject without(JsonObject json, String member) {
        JsonObject copy = json.copy();
        copy.remove(member);
        return copy;
    }

    /** What was told, without what differs between two clients: the frame before. */
    private static List<String> story(Listener listener) {
        return listener.happened.stream()
                .map(frame -> without(without(frame, "previous"), "id").encode())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerHearsOfItsCashItsFillsItsOrdersAndItsPositions(Transport transport) {
        Listener listener = listen(transport, "account=me", ann);
        listener.readSnapshot();
        assertThat(listener.cash).isEqualTo("1000");
        buy(ann, "alpha", "10");
        JsonObject resting = order(ann, "beta", "5", 0.4);
        assertThat(resting.getString("resting")).isEqualTo("5");
        JsonObject sale =
                new JsonObject().put("condition", "kept").put("outcome", "yes").put("targetPrice", 0.3);
        post(bob, "/api/v1/markets/beta/trades", sale);
        long last = post(ServedVenue.OPERATOR, "/api/v1/accounts/ann/deposits", new JsonObject().put("amount", "7"))
                .getLong("sequence");
        listener.readThrough(last);
        assertThat(listener.happened)
                .extracting(frame -> frame.getString("type") + " " + frame.getString("cause", ""))
                .startsWith("fill ", "cash order_reserved")
                .contains("cash order_released")
                .endsWith("cash deposit");
        assertThat(listener.happened.stream().filter(frame -> frame.getInteger("order") != null))
                .as("the fills of the order name it")
                .allMatch(frame -> frame.getInteger("order").equals(resting.getInteger("order")));
        isWhatTheApiSays(listener, ann);
        assertThat(listener.trades).as("of others it did not ask to hear").isZero();
    }

    @Test
    void nobodyElseHearsOfIt() {
        Listener strange = listen(Transport.EVENTS, "account=me", bob);
        Listener open = listen(Transport.WEB_SOCKET, "", ann);
        strange.readSnapshot();
        open.readSnapshot();
        buy(ann, "alpha", "10");
        order(ann, "beta", "5", 0.4);
        long last = buy(bob, "alpha", "1");
        strange.readThrough(last);
        open.readThrough(last);
        assertThat(strange.happened)
                .extracting(frame -> frame.getString("type"))
                .containsOnly("fill");
        assertThat(strange.happened).hasSize(1);
        assertThat(strange.positions).containsOnlyKeys("alpha");
        assertThat(strange.orders).isEmpty();
        assertThat(open.happened).extracting(frame -> frame.getString("type")).containsOnly("trade");
        isWhatTheApiSays(strange, bob);
    }

    @Test
    void aWrongKeyIsRefused() {
        assertThat(venue.get("wrong", "/api/v1/events?account=me").status()).isEqualTo(401);
        assertThat(venue.get(null, "/api/v1/events?account=me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void theStreamOfARevokedKeyEndsAndSaysWhy(Transport transport) {
        Listener listener = listen(transport, "account=me", ann);
        listener.readSnapshot();
        JsonObject fresh =
                post(ServedVenue.OPERATOR, "/api/v1/accounts/ann/keys", new JsonObject().put("revokeOthers", true));
        post(ServedVenue.OPERATOR, "/api/v1/accounts/ann/deposits", new JsonObject().put("amount", "7"));
        JsonObject last = listener.readTo("closed");
        assertThat(last.getString("reason")).isEqualTo("key-ended");
        assertThat(listener.happened).as("nothing private after the revocation").isEmpty();
        assertThat(listener.cash).isEqualTo("1000");
        Listener again = listen(transport, "account=me", fresh.getString("key"));
        again.readSnapshot();
        isWhatTheApiSays(again, fresh.getString("key"));
    }

    @ParameterizedTest
    @EnumSource
    void whoWasAwayWhileTheServerWasRestartedHearsExactlyWhatWhoNeverLeftHeard(Transport transport) {
        Listener steady = listen(Transport.WEB_SOCKET, "markets=*&account=me", ann);
        Listener away = listen(transport, "markets=*&account=me", ann);
        steady.readSnapshot();
        away.readSnapshot();
        long seen = buy(ann, "alpha", "3");
        away.readThrough(seen);
        away.disconnect();
        long last = 0;
        for (int i = 0; i < 150; i++) {
            last = buy(i % 3 == 0 ? bob : ann, i % 2 == 0 ? "alpha" : "beta", i % 4 < 2 ? "2" : "-1");
            if (i % 10 == 0) {
                last = order(ann, "alpha", "1", 0.2 + i / 1_000.0).getLong("sequence");
            }
        }
        steady.readThrough(last);
        restart();
        // What the server did of itself at its start is told to both.
        JsonObject resumed = away.connect().next();
        assertThat(resumed.getString("type")).isEqualTo("resumed");
        assertThat(resumed.getString("source")).isEqualTo("ledger");
        away.readThrough(last);
        assertThat(story(away)).isEqualTo(story(steady));
        assertThat(away.skipped).isZero();
        assertThat(away.snapshots).isEqualTo(1);
        isWhatTheApiSays(away, ann);
        long after = buy(ann, "beta", "1");
        away.readThrough(after);
        isWhatTheApiSays(away, ann);
    }

    @Test
    void whoBreaksOffWhileItIsToldOfThePastGoesOnFromThere() {
        Listener steady = listen(Transport.WEB_SOCKET, "markets=alpha&account=me", ann);
        Listener away = listen(Transport.WEB_SOCKET, "markets=alpha&account=me", ann);
        steady.readSnapshot();
        away.readSnapshot();
        away.disconnect();
        long last = 0;
        for (int i = 0; i < 100; i++) {
            last = buy(i % 3 == 0 ? bob : ann, i % 5 == 0 ? "beta" : "alpha", "1");
        }
        steady.readThrough(last);
        restart();
        away.connect();
        for (int i = 0; i < 40; i++) {
            away.next();
        }
        assertThat(away.lastId).endsWith("~");
        for (int breaks = 0; breaks < 5; breaks++) {
            away.disconnect();
            away.connect();
            for (int i = 0; i < 20; i++) {
                away.next();
            }
        }
        away.readThrough(last);
        assertThat(story(away)).isEqualTo(story(steady));
        isWhatTheApiSays(away, ann);
    }

    @Test
    void whoWasAwayTooLongIsToldHowManyTradesItMissedAndEverythingOfItsOwn() {
        venue.close();
        StreamLimits few =
                new StreamLimits(100, 100, 32_768, 16, 1L << 20, 128, 1_024, 10, 10, 5, 200, 1_000, 60_000, 60_000);
        venue = ServedVenue.in(directory, VenueOptions.local().stream(few));
        Listener away = listen(Transport.EVENTS, "markets=*&account=me", ann);
        Listener steady = listen(Transport.EVENTS, "account=me", ann);
        away.readSnapshot();
        steady.readSnapshot();
        away.disconnect();
        long last = 0;
        for (int i = 0; i < 30; i++) {
            last = buy(i % 3 == 2 ? ann : bob, "alpha", "1");
        }
        steady.readThrough(last);
        away.connect();
        away.readThrough(last);
        assertThat(away.trades).isZero();
        assertThat(away.skipped).isBetween(11L, 30L);
        assertThat(story(away)).isEqualTo(story(steady)).hasSize(10);
        isWhatTheApiSays(away, ann);
    }

    @ParameterizedTest
    @EnumSource
    void aSlowClientIsToldHowManyOfOthersTradesItMissedAndOfItsOwnAffairsEverything(Transport transport) {
        venue.close();
        StreamLimits tight =
                new StreamLimits(100, 100, 8_192, 100, 1L << 20, 16, 20, 65_536, 10, 5, 200, 1_000, 60_000, 60_000);
        venue = ServedVenue.in(directory, VenueOptions.local().stream(tight));
        Listener slow = listen(transport, "markets=*&account=me", ann);
        Listener steady = listen(Transport.EVENTS, "account=me", ann);
        slow.readSnapshot();
        steady.readSnapshot();
        slow.stopReading();
        long last = 0;
        for (int i = 0; i < 900; i++) {
            last = buy(i % 9 == 8 ? ann : bob, i % 2 == 0 ? "alpha" : "beta", i % 4 < 2 ? "1" : "-1");
        }
        steady.readThrough(last);
        slow.readAgain();
        slow.readThrough(last);
        assertThat(slow.skipped)
                .as("others' trades that were not told one by one")
                .isPositive();
        assertThat(slow.snapshots).isEqualTo(1);
        assertThat(story(slow).stream().filter(each -> !each.contains("\"type\":\"trade\"")))
                .as("its own, each once and in order")
                .isEqualTo(story(steady))
                .hasSize(100);
        isWhatTheApiSays(slow, ann);
    }

    @Test
    void aClientChecksItselfByTheDigest() {
        Listener listener = listen(Transport.WEB_SOCKET, "markets=alpha&signals=*&account=me", ann);
        listener.readSnapshot();
        buy(ann, "alpha", "10");
        buy(ann, "beta", "2");
        listener.readThrough(order(ann, "beta", "5", 0.4).getLong("sequence"));
        listener.say(new JsonObject().put("type", "digest"));
        JsonObject digest = listener.readTo("digest");
        assertThat(listener.state).containsOnlyKeys("alpha");
        assertThat(listener.signals).containsOnlyKeys("beta");
        assertThat(digest.getString("digest"))
                .isEqualTo(DigestOracle.open(listener.state.values(), listener.signals.values()));
        assertThat(digest.getString("account"))
                .isEqualTo(
                        DigestOracle.own("ann", listener.cash, listener.positions.values(), listener.orders.values()));
    }

    private void restart() {
        int port = venue.server().port();
        listeners.forEach(Listener::disconnect);
        venue.close();
        venue = ServedVenue.in(directory, VenueOptions.local().at("127.0.0.1", port).stream(LIMITS));
    }
}
