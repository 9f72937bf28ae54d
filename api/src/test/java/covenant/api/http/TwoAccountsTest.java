package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Two people disagree about a pledge; every credit is accounted for. */
class TwoAccountsTest {
    @Test
    void theBreachSettlesAndEveryMicroIsWhereItBelongs() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String host = venue.account("host", "coordinator", "1000");
            String ann = venue.account("ann", "participant", "100");
            String bob = venue.account("bob", "participant", "100");
            venue.post(
                            host,
                            "/api/v1/markets",
                            new JsonObject()
                                    .put("id", "pledge")
                                    .put("title", "Will incidents rise?")
                                    .put(
                                            "conditions",
                                            new JsonArray().add("kept").add("broken"))
                                    .put("metric", new JsonObject().put("type", "binary"))
                                    .put("liquidity", "100"))
                    .expect(201);
            // Uniform over four states: b ln 4 rounded up, one micro per state.
            assertThat(venue.cash(host)).isEqualTo("861.370559");

            // Ann buys incidents should the pledge be broken, Bob should it be kept.
            JsonObject annTrade = venue.post(
                            ann,
                            "/api/v1/markets/pledge/trades",
                            new JsonObject()
                                    .put("condition", "broken")
                                    .put("outcome", "yes")
                                    .put("shares", "50"))
                    .expect(200)
                    .json();
            venue.post(
                            bob,
                            "/api/v1/markets/pledge/trades",
                            new JsonObject()
                                    .put("condition", "kept")
                                    .put("outcome", "yes")
                                    .put("spend", "10"))
                    .expect(200);
            // 100 ln((e^0.5 + 1) / 2), rounded up.
            assertThat(annTrade.getString("cost")).isEqualTo("28.092981");
            assertThat(annTrade.getString("shares")).isEqualTo("50");
            assertThat(annTrade.getDouble("priceAfter")).isEqualTo(0.622459331);
            assertThat(venue.cash(ann)).isEqualTo("71.907019");
            assertThat(venue.cash(bob)).isEqualTo("90");

            venue.post(host, "/api/v1/markets/pledge/condition", new JsonObject().put("condition", "broken"))
                    .expect(200);
            assertThat(venue.cash(bob)).as("called off: all of it is back").isEqualTo("100");
            assertThat(venue.cash(ann)).as("still at stake").isEqualTo("71.907019");

            venue.post(host, "/api/v1/markets/pledge/outcome", new JsonObject().put("outcome", "yes"))
                    .expect(200);
            assertThat(venue.cash(ann)).isEqualTo("121.907019");
            assertThat(venue.cash(host))
                    .as("the pool came back less what Ann won")
                    .isEqualTo("978.092981");
            assertThat(venue.cash(OPERATOR)).isEqualTo("0");
        }
    }
}
