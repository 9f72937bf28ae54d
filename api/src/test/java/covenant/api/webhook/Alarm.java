package covenant.api.webhook;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;

/** A market and a playbook that posts to a webhook when the market's second condition comes to 0.7. */
final class Alarm {
    final String coordinator;
    final String ann;
    String secret;

    /** The people and the market, in a new venue. */
    Alarm(ServedVenue venue) {
        coordinator = venue.account("coordinator", "coordinator", "10000");
        ann = venue.account("ann", "participant", "10000");
        venue.post(
                        coordinator,
                        "/api/v1/markets",
                        new JsonObject()
                                .put("id", "pledge")
                                .put("title", "A pledge")
                                .put("conditions", new JsonArray().add("kept").add("broken"))
                                .put("metric", new JsonObject().put("type", "binary"))
                                .put("liquidity", "100"))
                .expect(201);
    }

    /** A good playbook that posts there. */
    static JsonObject playbook(String url) {
        return new JsonObject()
                .put("id", "alarm")
                .put("title", "If it comes to that")
                .put(
                        "signal",
                        new JsonObject()
                                .put("kind", "condition-probability")
                                .put("market", "pledge")
                                .put("condition", "broken"))
                .put("when", "above")
                .put("threshold", 0.7)
                .put("reset", 0.6)
                .put("process", "We call each other")
                .put("automatic", true)
                .put("action", new JsonObject().put("type", "webhook").put("url", url))
                .put("owner", "coordinator")
                .put("respondWithin", "PT24H");
    }

    /** Arms it. */
    void arm(ServedVenue venue, String url) {
        secret = venue.post(coordinator, "/api/v1/playbooks", playbook(url))
                .expect(201)
                .json()
                .getString("secret");
    }

    /** Moves the signal over the threshold. */
    void trigger(ServedVenue venue) {
        venue.post(
                        ann,
                        "/api/v1/markets/pledge/trades",
                        new JsonObject().put("condition", "broken").put("targetPrice", 0.75))
                .expect(200);
    }

    static JsonObject read(ServedVenue venue) {
        return venue.get(null, "/api/v1/playbooks/alarm").expect(200).json();
    }

    /** Its first firing, once its delivery is so far. */
    static JsonObject awaitDelivery(ServedVenue venue, String delivery) {
        Awaitility.await().until(() -> firing(venue).getString("delivery").equals(delivery));
        return firing(venue);
    }

    static JsonObject firing(ServedVenue venue) {
        return read(venue).getJsonArray("firings").getJsonObject(0);
    }
}
