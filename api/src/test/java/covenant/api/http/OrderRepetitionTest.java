package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Limit orders and their cancelling, twice: the answer is what became of the order then, whatever became of it since. */
class OrderRepetitionTest extends Repetition {
    private static final String ORDERS = "/api/v1/markets/pledge/orders";

    private static JsonObject order(String shares, double limit) {
        return new JsonObject()
                .put("condition", "kept")
                .put("outcome", "yes")
                .put("shares", shares)
                .put("limitPrice", limit);
    }

    @Override
    void everyKindOfWrite(ServedVenue venue) {
        String host = venue.account("host", "coordinator", "10000");
        String ann = venue.account("ann", "participant", "1000");
        String bob = venue.account("bob", "participant", "1000");
        JsonObject market = new JsonObject()
                .put("id", "pledge")
                .put("title", "A pledge")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100")
                .put("feeBps", 100);
        venue.post(host, "/api/v1/markets", market).expect(201);
        JsonObject sold = write(venue, ann, ORDERS, order("-10", 0.55)).json();
        assertThat(sold.getString("resting")).isEqualTo("-10");
        // At once as far as the price lets it, with the fills of the order that it meets on its way.
        JsonObject bought = write(venue, bob, ORDERS, order("100", 0.56)).json();
        assertThat(bought.getString("filled")).isNotIn("0", "100");
        assertThat(bought.getString("resting")).isNotEqualTo("0");
        JsonObject stands = venue.get(bob, "/api/v1/me/orders")
                .expect(200)
                .json()
                .getJsonArray("orders")
                .getJsonObject(0);
        for (String field : List.of("order", "filled", "cost", "fee", "resting", "reserved")) {
            assertThat(bought.getValue(field)).as(field).isEqualTo(stands.getValue(field));
        }
        JsonObject atOnce = write(venue, ann, ORDERS, order("-1", 0.5)).json();
        assertThat(atOnce.getString("resting")).isEqualTo("0");
        write(venue, bob, "/api/v1/orders/1/cancel", new JsonObject());
        write(venue, ann, ORDERS, order("5", 0.2).put("expiresAt", "2026-01-01T00:00:30Z"));
        venue.advanceSeconds(60);
        // With the next command what has expired is over; else the venue's own tick would do it at any moment.
        venue.account("late", "participant", "0");
        write(venue, ann, ORDERS, order("5", 0.3).put("expiresAt", "2027-01-01T00:00:00Z"));
        assertThat(venue.get(ann, "/api/v1/me/orders").expect(200).json().getJsonArray("orders"))
                .extracting(each -> ((JsonObject) each).getString("state"))
                .containsExactly("filled", "filled", "expired", "resting");
    }
}
