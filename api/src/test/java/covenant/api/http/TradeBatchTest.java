package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /api/v1/trades}: all or none, answered once. */
class TradeBatchTest {
    private static final String TRADES = "/api/v1/trades";

    private final ServedVenue venue = ServedVenue.inMemory();
    private final String ann = venue.account("ann", "participant", "10");
    private final String host = venue.account("host", "coordinator", "1000");

    @BeforeEach
    void open() {
        for (String id : new String[] {"m", "n"}) {
            JsonObject market = new JsonObject()
                    .put("id", id)
                    .put("title", id)
                    .put("conditions", new JsonArray().add("kept").add("broken"))
                    .put("metric", new JsonObject().put("type", "binary"))
                    .put("liquidity", "100");
            venue.post(host, "/api/v1/markets", market).expect(201);
        }
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    private static JsonObject trade(String market, String outcome, String shares) {
        return new JsonObject().put("market", market).put("outcome", outcome).put("shares", shares);
    }

    private static JsonObject batch(JsonObject... trades) {
        JsonArray list = new JsonArray();
        for (JsonObject trade : trades) {
            list.add(trade);
        }
        return new JsonObject().put("trades", list);
    }

    @Test
    void hedgedTradesGoTogetherAndAreAnsweredOnce() {
        JsonObject body = batch(trade("m", "yes", "50"), trade("m", "no", "50"), trade("n", "yes", "1"))
                .put("commandId", "b");
        JsonObject tried =
                venue.post(ann, TRADES + "?dryRun=true", body).expect(200).json();
        JsonObject done = venue.post(ann, TRADES, body).expect(200).json();
        assertThat(done.getJsonArray("trades")).hasSize(3);
        assertThat(done.getString("cashAfter")).isEqualTo(venue.cash(ann)).isEqualTo(tried.getString("cashAfter"));
        JsonObject again = venue.post(ann, TRADES, body).expect(200).json();
        assertThat(again.getBoolean("repeated")).isTrue();
        assertThat(again.getJsonArray("trades")).isEqualTo(done.getJsonArray("trades"));
    }

    @Test
    void oneThatIsRefusedRefusesAll() {
        String before = venue.hash();
        Got refused = venue.post(
                        ann,
                        TRADES,
                        batch(trade("n", "yes", "1"), trade("m", "yes", "1").put("maxCost", "0.1")))
                .expect(409, "limit-not-met");
        assertThat(refused.body()).contains("trade 1: ");
        venue.post(ann, TRADES, batch(trade("n", "yes", "50"))).expect(409, "insufficient-funds");
        assertThat(venue.post(ann, TRADES, batch(trade("n", "yes", "1"), trade("x", "yes", "50")))
                        .expect(404, "unknown-market")
                        .body())
                .contains("trade 1: ");
        venue.post(ann, TRADES, batch()).expect(422, "batch-invalid");
        venue.post(ann, TRADES, batch(trade("n", "yes", "1").put("commandId", "c")))
                .expect(400, "unknown-field");
        venue.post(ann, TRADES, new JsonObject().put("trades", "all")).expect(400, "wrong-type");
        venue.post(ann, TRADES, new JsonObject().put("trades", new JsonArray().add(1)))
                .expect(400, "wrong-type");
        venue.post(ann, TRADES, new JsonObject()).expect(400, "missing-field");
        assertThat(venue.hash()).isEqualTo(before);
    }
}
