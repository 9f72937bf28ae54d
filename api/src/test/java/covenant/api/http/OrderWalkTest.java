package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.fixture.Walk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit order over HTTP: placed, kept through a restart, met by a trade, cancelled. */
class OrderWalkTest {
    private static final String MARKET_ORDERS = "/api/v1/markets/:id/orders";
    private static final String MY_ORDERS = "/api/v1/me/orders";

    @TempDir
    Path directory;

    private static JsonObject order(String shares, double limit) {
        return new JsonObject()
                .put("condition", "kept")
                .put("outcome", "yes")
                .put("shares", shares)
                .put("limitPrice", limit);
    }

    @Test
    void anOrderRestsThroughARestartAndIsFilledAtItsLimit() {
        String ann;
        String bob;
        try (ServedVenue venue = ServedVenue.in(directory)) {
            String host = venue.account("host", "coordinator", "10000");
            ann = venue.account("ann", "participant", "1000");
            bob = venue.account("bob", "participant", "1000");
            JsonObject market = new JsonObject()
                    .put("id", "pledge")
                    .put("title", "A pledge")
                    .put("conditions", new JsonArray().add("kept").add("broken"))
                    .put("metric", new JsonObject().put("type", "binary"))
                    .put("liquidity", "100");
            venue.post(host, "/api/v1/markets", market).expect(201);
            JsonObject placed = venue.post(ann, "/api/v1/markets/pledge/orders", order("-10", 0.55))
                    .expect(200)
                    .json();
            assertThat(placed.getInteger("order")).isZero();
            assertThat(placed.getString("filled")).isEqualTo("0");
            assertThat(placed.getString("resting")).isEqualTo("-10");
            assertThat(placed.getString("reserved")).isEqualTo("4.500064");
            assertThat(venue.cash(ann)).isEqualTo("995.499936");
        }
        try (ServedVenue venue = ServedVenue.in(directory)) {
            Walk walk = new Walk(venue);
            JsonArray book = walk.get(null, MARKET_ORDERS, "/api/v1/markets/pledge/orders")
                    .expect(200)
                    .json()
                    .getJsonArray("book");
            assertThat(book).hasSize(1);
            assertThat(book.getJsonObject(0).getString("side")).isEqualTo("sell");
            JsonObject buy = new JsonObject()
                    .put("condition", "kept")
                    .put("outcome", "yes")
                    .put("targetPrice", 0.6);
            venue.post(bob, "/api/v1/markets/pledge/trades", buy).expect(200);
            JsonObject filled = walk.get(ann, MY_ORDERS, MY_ORDERS)
                    .expect(200)
                    .json()
                    .getJsonArray("orders")
                    .getJsonObject(0);
            assertThat(filled.getString("state")).isEqualTo("filled");
            assertThat(filled.getString("cost")).isEqualTo("-5.5");

            walk.post(ann, MARKET_ORDERS, "/api/v1/markets/pledge/orders", order("10", 0.2))
                    .expect(200);
            String cancel = "/api/v1/orders/1/cancel";
            venue.post(bob, cancel, new JsonObject()).expect(403, "not-owner");
            walk.post(ann, "/api/v1/orders/:id/cancel", cancel, new JsonObject())
                    .expect(200);
            venue.post(ann, cancel, new JsonObject()).expect(409, "order-ended");
            assertThat(walk.leftOut(path -> path.endsWith("/orders") || path.startsWith("/api/v1/orders")))
                    .isEmpty();
        }
    }
}
