package covenant.api.endpoint.history;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moved, over HTTP: a trade after evidence, a breach, a market of several outcomes, and the same after a restart. */
class MovementsWalkTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @TempDir
    Path directory;

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private static JsonObject market(String id, JsonArray conditions, JsonObject metric) {
        return json("id", id, "title", id, "conditions", conditions, "metric", metric, "liquidity", "200");
    }

    private static void open(ServedVenue venue, String host) {
        venue.post(host, "/api/v1/actors", json("id", "acme", "name", "Acme")).expect(201);
        venue.account("vera", "participant", "0");
        venue.post(
                        host,
                        "/api/v1/commitments",
                        json(
                                "id", "pause",
                                "actor", "acme",
                                "title", "A pause",
                                "verification", "by reports",
                                "horizon", "2026-06-01T00:00:00Z",
                                "challengeWindow", "PT1H",
                                "verifiers", new JsonArray().add("vera")))
                .expect(201);
        JsonObject binding = json("kept", "kept", "broken", "broken");
        venue.post(
                        host,
                        "/api/v1/markets",
                        market(
                                        "bound",
                                        new JsonArray().add("kept").add("broken"),
                                        json("type", "scalar", "low", "0", "high", "4"))
                                .put("commitment", "pause")
                                .put("binding", binding))
                .expect(201);
        venue.post(
                        host,
                        "/api/v1/markets",
                        market(
                                "colours",
                                new JsonArray().add("only"),
                                json(
                                        "type",
                                        "categorical",
                                        "outcomes",
                                        new JsonArray().add("red").add("green").add("blue"))))
                .expect(201);
        venue.post(host, "/api/v1/markets", market("still", new JsonArray().add("only"), json("type", "binary")))
                .expect(201);
    }

    private static void pass(ServedVenue venue, String by) {
        venue.advanceSeconds(Duration.parse(by).toSeconds());
    }

    private static JsonObject movements(ServedVenue venue, String query) {
        return venue.get(null, "/api/v1/movements" + query).expect(200).json();
    }

    private static JsonObject row(JsonObject page, int i) {
        return page.getJsonArray("movements").getJsonObject(i);
    }

    @Test
    void whatMovedAndWhatCameBeforeIt() {
        JsonObject told;
        try (ServedVenue venue = ServedVenue.in(directory)) {
            String host = venue.account("host", "coordinator", "10000");
            String ann = venue.account("ann", "participant", "1000");
            open(venue, host);
            pass(venue, "PT2H");
            assertThat(movements(venue, "?period=1h").getJsonArray("movements")).isEmpty();
            venue.post(
                            ann,
                            "/api/v1/commitments/pause/evidence",
                            json("text", "A leaked schedule", "link", "https://example.org/s"))
                    .expect(200);
            pass(venue, "PT10M");
            venue.post(ann, "/api/v1/markets/bound/trades", json("condition", "broken", "shares", "100"))
                    .expect(200);
            JsonObject big = venue.post(
                            ann,
                            "/api/v1/markets/bound/trades",
                            json("condition", "broken", "outcome", "long", "shares", "200"))
                    .expect(200)
                    .json();
            venue.post(ann, "/api/v1/markets/colours/trades", json("outcome", "green", "shares", "20"))
                    .expect(200);
            pass(venue, "PT10M");
            told = movements(venue, "?period=1h&points=5&market=still,colours,bound");
            assertAboutTheTrade(told, big);
            assertPages(venue);
            assertChartOfOutcomes(venue);
        }
        try (ServedVenue again = ServedVenue.in(directory)) {
            JsonObject before = row(told, 0);
            JsonObject after = row(movements(again, "?period=1h&market=still,colours,bound"), 0);
            for (String same : List.of("market", "changedSequence", "before", "now", "change", "steps", "cause")) {
                assertThat(after.getValue(same)).as(same).isEqualTo(before.getValue(same));
            }
        }
    }

    private static void assertAboutTheTrade(JsonObject told, JsonObject big) {
        assertThat(told.getString("period")).isEqualTo("PT1H");
        assertThat(IntStream.range(0, 3).mapToObj(i -> row(told, i).getString("market")))
                .containsExactly("bound", "colours", "still");
        JsonObject bound = row(told, 0);
        double change = bound.getJsonObject("change").getDouble("expected");
        assertThat(change)
                .isCloseTo(
                        bound.getJsonObject("now").getDouble("expected")
                                - bound.getJsonObject("before").getDouble("expected"),
                        ROUNDING);
        assertThat(bound.getJsonObject("change").getDouble("share")).isCloseTo(change / 4, ROUNDING);
        assertThat(bound.getLong("steps")).isEqualTo(2);
        JsonArray token = bound.getJsonObject("trend").getJsonArray("token");
        assertThat(token.getDouble(0)).isEqualTo(2);
        assertThat(token.getDouble(token.size() - 1))
                .isEqualTo(bound.getJsonObject("now").getDouble("expected"));
        assertThat(bound.getJsonObject("trend").getJsonArray("at")).hasSameSizeAs(token);
        JsonObject cause = bound.getJsonObject("cause");
        assertThat(cause.getString("kind")).isEqualTo("trade");
        assertThat(cause.getLong("sequence")).isEqualTo(big.getLong("sequence"));
        assertThat(cause.getString("account")).isEqualTo("ann");
        assertThat(cause.getString("condition") + " " + cause.getString("outcome"))
                .isEqualTo("broken long");
        assertThat(cause.getString("cost")).isEqualTo(big.getString("cost"));
        assertThat(cause.getDouble("ofMove")).isCloseTo(cause.getDouble("share") * 4 / change, ROUNDING);
        assertThat(cause.getJsonObject("after").getString("kind")).isEqualTo("evidence");
        assertThat(cause.getJsonObject("after").getString("what")).isEqualTo("A leaked schedule");
        assertThat(cause.getJsonObject("after").getString("link")).isEqualTo("https://example.org/s");
        JsonObject colours = row(told, 1);
        assertThat(colours.getJsonObject("change").getString("outcome")).isEqualTo("green");
        assertThat(colours.getJsonObject("change").getValue("expected")).isNull();
        assertThat(colours.getJsonObject("cause").getValue("after")).isNull();
        JsonObject still = row(told, 2);
        assertThat(still.getJsonObject("change").getDouble("share")).isZero();
        assertThat(still.getValue("cause")).isNull();
    }

    private static void assertChartOfOutcomes(ServedVenue venue) {
        JsonArray candles = venue.get(null, "/api/v1/markets/colours/candles?series=all&resolution=5m&order=desc")
                .expect(200)
                .json()
                .getJsonArray("candles");
        JsonObject last = candles.getJsonObject(0);
        assertThat(last.getValue("token")).isNull();
        assertThat(last.getJsonArray("outcomes").stream()
                        .mapToDouble(outcome -> ((JsonObject) outcome)
                                .getJsonObject("probability")
                                .getDouble("close"))
                        .sum())
                .isCloseTo(1, ROUNDING);
        assertThat(candles.stream()
                        .mapToInt(each -> ((JsonObject) each).getInteger("trades"))
                        .sum())
                .isEqualTo(1);
    }

    private static void assertPages(ServedVenue venue) {
        JsonObject first = movements(venue, "?period=1h&limit=1");
        assertThat(row(first, 0).getString("market")).isEqualTo("bound");
        JsonObject second = movements(venue, "?period=1h&limit=1&cursor=" + first.getString("next"));
        assertThat(row(second, 0).getString("market")).isEqualTo("colours");
        assertThat(second.getValue("next")).isNull();
        String csv = venue.get(null, "/api/v1/movements?period=1h", "Accept", "text/csv")
                .expect(200)
                .body();
        assertThat(csv.lines().map(line -> line.split(",")[0])).containsExactly("market", "bound", "colours");
    }

    @Test
    void aBreachIsAStepWithItsCommitment() {
        try (ServedVenue venue = ServedVenue.in(directory)) {
            String host = venue.account("host", "coordinator", "10000");
            String ann = venue.account("ann", "participant", "1000");
            open(venue, host);
            venue.post(
                            ann,
                            "/api/v1/markets/bound/trades",
                            json("condition", "broken", "outcome", "long", "shares", "200"))
                    .expect(200);
            pass(venue, "P2D");
            String vera = venue.post(OPERATOR, "/api/v1/accounts/vera/keys", json())
                    .expect(201)
                    .json()
                    .getString("key");
            venue.post(
                            vera,
                            "/api/v1/commitments/pause/attestations",
                            json("finding", "breached", "reason", "It went on"))
                    .expect(200);
            pass(venue, "PT2H");
            Awaitility.await()
                    .until(() -> venue.get(null, "/api/v1/markets/bound").json().getString("settledCondition") != null);
            JsonObject cause = row(movements(venue, ""), 0).getJsonObject("cause");
            assertThat(cause.getString("kind")).isEqualTo("condition_settled");
            assertThat(cause.getString("condition")).isEqualTo("broken");
            assertThat(cause.getString("commitment")).isEqualTo("pause");
            assertThat(cause.getDouble("ofMove")).isEqualTo(1);
            assertThat(cause.getJsonObject("after").getString("commitment")).isEqualTo("pause");
        }
    }
}
