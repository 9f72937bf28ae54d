package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.fixture.Walk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A playbook from its opening to its end, through every row of the table of calls that is about playbooks. */
class PlaybookWalkTest {
    private static final String PLAYBOOKS = "/api/v1/playbooks";
    /** SHA-256 of "hello world". */
    private static final String SEAL = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

    private final ServedVenue venue = ServedVenue.inMemory();
    private final Walk walk = new Walk(venue);
    private final String host = venue.account("host", "coordinator", "10000");
    private final String ann = venue.account("ann", "participant", "10000");

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Title of " + id)
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put(
                        "metric",
                        new JsonObject().put("type", "scalar").put("low", "0").put("high", "4"))
                .put("liquidity", "100");
    }

    static JsonObject playbook() {
        return new JsonObject()
                .put("title", "If defection gets cheap")
                .put("sha256", SEAL)
                .put(
                        "signal",
                        new JsonObject().put("kind", "price-of-defection").put("market", "pledge"))
                .put("when", "below")
                .put("threshold", "-0.5")
                .put("reset", -0.25)
                .put("hold", "PT10M")
                .put("guards", new JsonObject().put("traders", 1).put("volume", "5"))
                .put("process", "The signatories vote")
                .put("action", new JsonObject().put("type", "open-market").put("market", market("inquiry")))
                .put("owner", "host")
                .put("respondWithin", "PT24H");
    }

    private JsonObject read() {
        return walk.get(null, PLAYBOOKS + "/:id", PLAYBOOKS + "/if-defection-gets-cheap")
                .expect(200)
                .json();
    }

    private Got respond(String key, String response, String reason) {
        return walk.post(
                key,
                PLAYBOOKS + "/:id/responses",
                PLAYBOOKS + "/if-defection-gets-cheap/responses",
                new JsonObject().put("response", response).put("reason", reason));
    }

    @Test
    void theWholeStory() {
        try (venue) {
            venue.post(host, "/api/v1/markets", market("pledge")).expect(201);
            JsonObject opened = walk.post(host, PLAYBOOKS, PLAYBOOKS, playbook())
                    .expect(201)
                    .json();
            assertThat(opened.getString("id")).isEqualTo("if-defection-gets-cheap");
            assertThat(opened.containsKey("secret"))
                    .as("only a webhook has one")
                    .isFalse();

            JsonObject armed = read();
            assertThat(armed.getString("state")).isEqualTo("armed");
            assertThat(armed.getBoolean("sealed")).isTrue();
            assertThat(armed.getString("sha256")).isEqualTo(SEAL);
            assertThat(armed.getDouble("threshold")).isEqualTo(-0.5);
            assertThat(armed.getDouble("reset")).isEqualTo(-0.25);
            assertThat(armed.getString("hold")).isEqualTo("PT10M");
            assertThat(armed.getJsonObject("signal").getDouble("value")).isZero();
            assertThat(armed.getJsonArray("timeline")).isEmpty();

            walk.post(
                            host,
                            PLAYBOOKS + "/:id/drills",
                            PLAYBOOKS + "/if-defection-gets-cheap/drills",
                            new JsonObject().put("reason", "exercise"))
                    .expect(200);
            walk.post(
                            host,
                            PLAYBOOKS + "/:id/unsealing",
                            PLAYBOOKS + "/if-defection-gets-cheap/unsealing",
                            new JsonObject().put("text", "hello world"))
                    .expect(200);
            assertThat(read().getString("text")).isEqualTo("hello world");
            assertThat(read().getBoolean("sealed")).isFalse();
            venue.get(null, "/api/v1/markets/inquiry").expect(404);

            // E[M|broken] goes from 2 to 3, so that breaking pays 1 more of what nobody wants.
            venue.post(
                            ann,
                            "/api/v1/markets/pledge/trades",
                            new JsonObject()
                                    .put("condition", "broken")
                                    .put("outcome", "long")
                                    .put("targetPrice", 0.75))
                    .expect(200);
            JsonObject holding = read();
            assertThat(holding.getString("state")).isEqualTo("armed");
            assertThat(holding.getString("holdingSince")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(holding.getJsonObject("signal").getDouble("value")).isBetween(-1.000_001, -0.999_999);

            venue.advanceSeconds(601);
            Awaitility.await().until(() -> read().getString("state").equals("triggered"));
            assertThat(read().getString("triggeredAt")).as("when it was due").isEqualTo("2026-01-01T00:10:00Z");
            assertThat(read().getString("respondBy")).isEqualTo("2026-01-02T00:10:00Z");

            respond(host, "acknowledge", "").expect(200);
            venue.get(null, "/api/v1/markets/inquiry").expect(200);
            respond(OPERATOR, "override", "The numbers were wrong").expect(200);
            respond(host, "rearm", "").expect(200);

            JsonObject ended = read();
            assertThat(ended.getJsonArray("timeline").stream()
                            .map(move ->
                                    ((JsonObject) move).getString("to") + " by " + ((JsonObject) move).getString("by")))
                    .containsExactly(
                            "triggered by venue", "acknowledged by host", "overridden by operator", "armed by host");
            assertThat(ended.getJsonArray("timeline").getJsonObject(2).getString("reason"))
                    .isEqualTo("The numbers were wrong");
            assertThat(ended.getJsonArray("firings").stream()
                            .map(firing -> ((JsonObject) firing).getBoolean("drill") + " "
                                    + ((JsonObject) firing).getString("market")))
                    .containsExactly("true null", "false inquiry");

            JsonObject listed = walk.get(null, PLAYBOOKS, PLAYBOOKS)
                    .expect(200)
                    .json()
                    .getJsonArray("playbooks")
                    .getJsonObject(0);
            ended.remove("timeline");
            ended.remove("firings");
            ended.remove("sequence");
            assertThat(listed).isEqualTo(ended);
            assertThat(walk.leftOut(path -> path.startsWith(PLAYBOOKS))).isEmpty();
        }
    }
}
