package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.stream.Listener.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients ask to hear of, and change their minds about. */
class SubscriptionTest {
    private final Vertx vertx = Vertx.vertx();
    private ServedVenue venue;
    private String ann;

    @BeforeEach
    void open() {
        venue = ServedVenue.inMemory();
        post(ServedVenue.OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
        post(
                ServedVenue.OPERATOR,
                "/api/v1/actors",
                new JsonObject().put("id", "acme").put("name", "Acme Labs"));
        post(
                ServedVenue.OPERATOR,
                "/api/v1/commitments",
                new JsonObject()
                        .put("id", "pause")
                        .put("actor", "acme")
                        .put("title", "No training")
                        .put("verification", "audit")
                        .put("verifiers", new JsonArray().add("operator"))
                        .put("horizon", "2027-01-01T00:00:00Z"));
        market("bound", new JsonObject().put("commitment", "pause"));
        market("named", new JsonObject().put("actor", "Acme Labs"));
        market("other", new JsonObject());
        ann = venue.account("ann", "participant", "1000");
    }

    @AfterEach
    void close() throws Exception {
        venue.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void market(String id, JsonObject more) {
        JsonObject market = new JsonObject()
                .put("id", id)
                .put("title", id)
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
        post(ServedVenue.OPERATOR, "/api/v1/markets", market.mergeIn(more));
    }

    private JsonObject post(String key, String path, JsonObject body) {
        var got = venue.post(key, path, body);
        assertThat(got.status()).as(got.body()).isLessThan(300);
        return got.json();
    }

    private long buy(String market) {
        JsonObject trade =
                new JsonObject().put("condition", "kept").put("outcome", "yes").put("shares", "1");
        return post(ann, "/api/v1/markets/" + market + "/trades", trade).getLong("sequence");
    }

    private Listener listen(Transport transport, String query, String key) {
        return new Listener(vertx, () -> venue.server().port(), transport, query, key).connect();
    }

    @ParameterizedTest
    @EnumSource
    void anActorsCommitmentsAndMarketsAreTold(Transport transport) {
        Listener listener = listen(transport, "actors=acme", null);
        JsonObject snapshot = listener.next();
        assertThat(snapshot.getJsonArray("actors")).hasSize(1);
        assertThat(snapshot.getJsonArray("commitments")).hasSize(1);
        assertThat(listener.state).containsOnlyKeys("bound", "named");
        buy("bound");
        buy("other");
        long last = buy("named");
        listener.readThrough(last);
        assertThat(listener.trades).isEqualTo(2);
        assertThat(listener.state).containsOnlyKeys("bound", "named");
    }

    @ParameterizedTest
    @EnumSource
    void signalsAloneAreSmallAndComeWithoutTrades(Transport transport) {
        Listener listener = listen(transport, "signals=*", null);
        JsonObject snapshot = listener.next();
        assertThat(snapshot.getJsonArray("signals")).hasSize(3);
        assertThat(snapshot.getJsonArray("markets")).isEmpty();
        buy("bound");
        JsonObject frame = listener.next();
        assertThat(frame.getString("type")).isEqualTo("signal");
        JsonObject market = venue.get(null, "/api/v1/markets/bound").json();
        JsonObject signal = frame.getJsonObject("signal");
        for (String member : List.of("expected", "priceOfDefection", "phase", "label", "changedSequence")) {
            assertThat(signal.getValue(member)).as(member).isEqualTo(market.getValue(member));
        }
        assertThat(frame.encode().length()).isLessThan(500);
        assertThat(listener.trades).isZero();
    }

    @Test
    void aClientChangesWhatItHearsAndMissesNothingOfWhatItHeardBefore() {
        Listener listener = listen(Transport.WEB_SOCKET, "markets=bound", ann);
        listener.readSnapshot();
        long first = buy("bound");
        listener.say(new JsonObject()
                .put("type", "subscribe")
                .put("markets", new JsonArray().add("other"))
                .put("account", "me"));
        JsonObject now = listener.readTo("subscribed");
        assertThat(now.getJsonArray("markets")).containsExactly("bound", "other");
        assertThat(now.getString("account")).isEqualTo("ann");
        long second = buy("other");
        listener.readThrough(second);
        assertThat(first).isLessThan(second);
        assertThat(listener.state).containsOnlyKeys("bound", "other");
        assertThat(listener.positions).containsOnlyKeys("bound", "other");
        assertThat(listener.cash).isEqualTo(venue.cash(ann));
        assertThat(listener.trades).isBetween(1L, 2L);
        listener.say(new JsonObject().put("type", "unsubscribe").put("markets", new JsonArray().add("bound")));
        listener.readTo("subscribed");
        long trades = listener.trades;
        buy("bound");
        listener.readThrough(buy("other"));
        assertThat(listener.trades).isEqualTo(trades + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | malformed-json",
                "{} | missing-field",
                "{\"type\":\"shout\"} | value-invalid",
                "{\"type\":\"subscribe\"} | missing-field",
                "{\"type\":\"subscribe\",\"market\":[\"bound\"]} | unknown-field",
                "{\"type\":\"subscribe\",\"markets\":\"bound\"} | wrong-type",
                "{\"type\":\"subscribe\",\"markets\":[\"nowhere\"]} | unknown-market",
                "{\"type\":\"subscribe\",\"actors\":[\"nobody\"]} | unknown-actor",
                "{\"type\":\"subscribe\",\"markets\":[\"A B\"]} | parameter-invalid",
                "{\"type\":\"subscribe\",\"account\":\"ann\"} | parameter-invalid",
                "{\"type\":\"subscribe\",\"account\":\"me\"} | key-missing",
                "{\"type\":\"digest\",\"x\":1} | unknown-field"
            })
    void aMessageThatMakesNoSenseIsAnsweredAndTheStreamGoesOn(String message, String code) {
        Listener listener = listen(Transport.WEB_SOCKET, "markets=bound", null);
        listener.readSnapshot();
        listener.sayText(message);
        JsonObject error = listener.readTo("error");
        assertThat(error.getString("code")).isEqualTo(code);
        listener.readThrough(buy("bound"));
        assertThat(listener.trades).isEqualTo(1);
    }
}
