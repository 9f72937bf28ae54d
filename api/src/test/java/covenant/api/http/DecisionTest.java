package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions as a coordinator meets them over HTTP. The clock begins on 1 January 2026. */
class DecisionTest {
    private static final int DAY = 86_400;
    private static final String SEED = "0123456789abcdef".repeat(4);

    private final ServedVenue venue = ServedVenue.inMemory();
    private String host;
    private String ann;

    @BeforeEach
    void accounts() {
        host = venue.account("host", "coordinator", "100000");
        ann = venue.account("ann", "participant", "100000");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static JsonObject decision() {
        return new JsonObject()
                .put("rule", "twap-margin")
                .put("decidesAt", "2026-01-03T00:00:00Z")
                .put("window", "PT24H")
                .put("statusQuo", "reject");
    }

    private void open(JsonObject decision) {
        JsonObject market = new JsonObject()
                .put("id", "dam")
                .put("title", "Build the dam?")
                .put("conditions", new JsonArray().add("adopt").add("reject"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "1000")
                .put("decision", decision);
        venue.post(host, "/api/v1/markets", market).expect(201);
    }

    private void price(String condition, double target) {
        JsonObject order = new JsonObject()
                .put("condition", condition)
                .put("outcome", "yes")
                .put("targetPrice", target);
        venue.post(ann, "/api/v1/markets/dam/trades", order).expect(200);
    }

    private JsonObject read(String path) {
        return venue.get(null, "/api/v1/markets/dam" + path).expect(200).json();
    }

    private JsonObject decided() {
        venue.advanceSeconds(2 * DAY);
        Awaitility.await().until(() -> read("").getString("settledCondition") != null);
        return read("/decision");
    }

    @Test
    void theStatisticRunsInTheMarketAndInItsDecision() {
        open(decision());
        price("adopt", 0.6);
        venue.advanceSeconds(DAY + DAY / 4);

        JsonObject market = read("");
        JsonObject decision = market.getJsonObject("decision");
        assertThat(market.getString("label")).isEqualTo("evidential");
        assertThat(market.getBoolean("conditionTrading"))
                .as("off where prices decide")
                .isFalse();
        assertThat(decision.getString("stage")).isEqualTo("in-window");
        assertThat(decision.getJsonObject("window").getString("left")).isEqualTo("PT18H");
        JsonObject adopt = decision.getJsonArray("conditions").getJsonObject(0);
        assertThat(adopt.getString("id")).isEqualTo("adopt");
        assertThat(adopt.getDouble("average")).isCloseTo(0.6, within(1e-8));
        assertThat(adopt.getDouble("lead")).isCloseTo(0.1, within(1e-8));
        assertThat(decision.getDouble("threshold")).isEqualTo(0.5);
        assertThat(decision.getJsonObject("wouldBe").getString("condition")).isEqualTo("adopt");
        assertThat(decision.getValue("decided")).isNull();
        assertThat(decision.containsKey("costToFlip")).isFalse();

        JsonObject whole = read("/decision");
        JsonObject cost = whole.getJsonObject("costToFlip");
        assertThat(whole.getString("label")).isEqualTo("evidential");
        assertThat(cost.getString("target")).isEqualTo("reject");
        // (0.25 (0.6 - 0.5) + ..): reject up and adopt down until their averages meet; z = (0.25*0.5 + 0.75 - 0.25*0.6)
        // / (0.75*(0.5 + 0.6))
        double spend = -1_000 * Math.log((0.125 + 0.75 - 0.15) / (0.75 * 1.1));
        assertThat(Double.parseDouble(cost.getString("spend"))).isCloseTo(spend, within(0.001));
        assertThat(cost.getJsonArray("branches")).hasSize(2);
        assertThat(cost.getJsonArray("branches").getJsonObject(0).getString("buy"))
                .isEqualTo("no");
    }

    @Test
    void spendingWhatItSaysTurnsTheDecision() {
        open(decision());
        price("adopt", 0.6);
        venue.advanceSeconds(DAY + DAY / 2);
        JsonObject cost = read("/decision").getJsonObject("costToFlip");
        String mallory = venue.account("mallory", "participant", cost.getString("spend"));
        for (int i = 0; i < 2; i++) {
            JsonObject branch = cost.getJsonArray("branches").getJsonObject(i);
            venue.post(
                            mallory,
                            "/api/v1/markets/dam/trades",
                            new JsonObject()
                                    .put("condition", branch.getString("condition"))
                                    .put("outcome", branch.getString("buy"))
                                    .put("spend", cost.getString("spend")))
                    .expect(200);
        }
        assertThat(venue.cash(mallory)).as("the same cash backs both branches").isEqualTo("0");
        JsonObject after = read("").getJsonObject("decision");
        assertThat(after.getJsonObject("wouldBe").getString("condition"))
                .as("if it fell now")
                .isEqualTo("adopt");
        assertThat(after.getJsonObject("projected").getString("condition"))
                .as("if prices stay")
                .isEqualTo("reject");
    }

    @Test
    void afterTheDecisionEverythingStandsStillAndStaysReadable() {
        open(decision().put("guards", new JsonObject().put("minTraders", 2).put("minVolume", "5")));
        price("adopt", 0.6);
        JsonObject open = read("/decision");
        assertThat(open.getBoolean("guardsMet")).isFalse();
        assertThat(open.getJsonArray("guards").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("id", "min-traders")
                        .put("required", 2)
                        .put("actual", 1)
                        .put("met", false));

        JsonObject whole = decided();
        JsonObject outcome = whole.getJsonObject("decided");
        assertThat(whole.getString("stage")).isEqualTo("decided");
        assertThat(outcome.getString("condition")).isEqualTo("reject");
        assertThat(outcome.getString("reason")).contains("min-traders");
        assertThat(outcome.getString("at")).isEqualTo("2026-01-03T00:00:00Z");
        assertThat(whole.getJsonObject("costToFlip").getString("none")).isEqualTo("decided");
        venue.post(host, "/api/v1/markets/dam/outcome", new JsonObject().put("outcome", "yes"))
                .expect(200);
        venue.advanceSeconds(DAY);
        JsonObject later = read("/decision");
        whole.remove("sequence");
        later.remove("sequence");
        assertThat(later).isEqualTo(whole);
    }

    @Test
    void nobodyElseSettlesWhatPricesDecide() {
        open(decision());
        venue.post(host, "/api/v1/markets/dam/condition", new JsonObject().put("condition", "adopt"))
                .expect(409, "decided-by-market");
    }

    @Test
    void aSealedLotShowsItsHashAndThenItsSeed() throws Exception {
        open(decision().put("rule", "randomised").put("epsilon", 0.2).put("seed", SEED));
        byte[] seed = HexFormat.of().parseHex(SEED);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed));
        for (String path : new String[] {"", "/decision", "/prices", "/trades"}) {
            assertThat(venue.get(null, "/api/v1/markets/dam" + path).body()).doesNotContain(SEED);
        }
        assertThat(read("").getBoolean("causal")).isTrue();
        assertThat(read("").getString("label")).isEqualTo("causal");
        assertThat(read("/decision").getString("seedHash")).isEqualTo(hash);

        JsonObject outcome = decided().getJsonObject("decided");
        assertThat(outcome.getString("seed")).isEqualTo(SEED);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(seed);
        digest.update("dam".getBytes(StandardCharsets.UTF_8));
        digest.update(java.nio.ByteBuffer.allocate(Long.BYTES)
                .putLong(outcome.getLong("drawSequence"))
                .array());
        double draw = (java.nio.ByteBuffer.wrap(digest.digest()).getLong() >>> 1) * 0x1p-63;
        assertThat(outcome.getDouble("draw")).as("anyone can draw it again").isCloseTo(draw, within(1e-9));
        boolean byLot = draw < 0.2;
        double factor =
                byLot && !outcome.getString("condition").equals(outcome.getString("byRule")) ? 1 : 0.1 / (0.1 + 0.8);
        assertThat(outcome.getDouble("factor")).isCloseTo(factor, within(1e-9));
    }

    @Test
    void aSeedIsMadeWhereNoneIsGivenAndAskingAgainOpensNothingNew() {
        JsonObject decision = decision().put("rule", "randomised").put("epsilon", 0.5);
        JsonObject market = new JsonObject()
                .put("commandId", ServedVenue.nextId())
                .put("id", "dam")
                .put("title", "Build the dam?")
                .put("conditions", new JsonArray().add("adopt").add("reject"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "1000")
                .put("decision", decision);
        venue.post(host, "/api/v1/markets", market).expect(201);
        String hash = read("/decision").getString("seedHash");
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(venue.post(host, "/api/v1/markets", market)
                        .expect(201)
                        .json()
                        .getBoolean("repeated"))
                .isTrue();
        assertThat(read("/decision").getString("seedHash")).isEqualTo(hash);
    }

    @Test
    void aCoordinatorsOwnChoiceStandsBesideTheAdvice() {
        open(decision().put("rule", "advisory"));
        price("adopt", 0.6);
        venue.advanceSeconds(2 * DAY);
        assertThat(read("/decision").getJsonObject("costToFlip").getString("none"))
                .isEqualTo("advisory");
        venue.post(host, "/api/v1/markets/dam/condition", new JsonObject().put("condition", "reject"))
                .expect(200);
        JsonObject outcome = read("/decision").getJsonObject("decided");
        assertThat(outcome.getString("condition")).isEqualTo("reject");
        assertThat(outcome.getString("byRule")).isEqualTo("adopt");
    }
}
