package covenant.api.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A researcher asks a running venue what would have been, and for campaigns. */
class ResearchTest {
    @TempDir
    private Path directory;

    private ServedVenue venue;
    private String rose;

    @BeforeEach
    void open() {
        venue = ServedVenue.in(directory);
        rose = venue.account("rose", "researcher", "0");
        String cora = venue.account("cora", "coordinator", "10000");
        venue.post(
                        cora,
                        "/api/v1/markets",
                        new JsonObject()
                                .put("commandId", "m")
                                .put("id", "chips")
                                .put("title", "Chips")
                                .put("conditions", new JsonArray().add("kept").add("broken"))
                                .put("metric", new JsonObject().put("type", "binary"))
                                .put("liquidity", "1000"))
                .expect(201);
        trade(venue.account("ann", "participant", "9000"), 0.6);
        trade(venue.account("mallory", "participant", "9000"), 0.9);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void trade(String key, double price) {
        venue.post(
                        key,
                        "/api/v1/markets/chips/trades",
                        new JsonObject()
                                .put("commandId", ServedVenue.nextId())
                                .put("condition", "kept")
                                .put("outcome", "yes")
                                .put("targetPrice", price))
                .expect(200);
    }

    @Test
    void anUnchangedReplayEndsWithTheVenuesOwnHash() {
        JsonObject result = replayed(new JsonObject());
        assertThat(result.encode()).contains(venue.hash());
        assertThat(result.getString("source")).isEqualTo("this venue");
        assertThat(result.encode()).as("where its folder lies is told nobody").doesNotContain(directory.toString());
    }

    @Test
    void withoutAnAccountThePriceIsWhereTheOthersLeftIt() {
        String before = venue.hash();
        JsonObject result = replayed(new JsonObject().put("without", new JsonArray().add("mallory")));
        assertThat(venue.hash()).as("nothing changes in the venue").isEqualTo(before);
        JsonObject changed = result.getJsonArray("markets").getJsonObject(0).getJsonObject("changed");
        JsonArray points = changed.getJsonArray("points");
        assertThat(points.getJsonObject(points.size() - 1)
                        .getJsonArray("expected")
                        .getDouble(0))
                .isBetween(0.59, 0.61);
    }

    @Test
    void aCampaignOfTheLibraryIsRunAndItsReportIsAPageOfItsOwn() {
        String id = asked(
                "/api/v1/campaigns",
                new JsonObject().put("attempt", "twap-spike").put("runs", 2));
        assertThat(over(id).getString("status")).isEqualTo("done");
        Got report = venue.get(rose, "/api/v1/studies/" + id + "/report").expect(200);
        assertThat(report.header("Content-Type")).isEqualTo("text/html");
        assertThat(report.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(report.body()).startsWith("<!DOCTYPE html>").doesNotContain("src=\"http");
        assertThat(venue.get(rose, "/api/v1/studies").expect(200).json().getJsonArray("studies"))
                .hasSize(1);
    }

    @Test
    void theLibraryIsListedForAnyone() {
        JsonArray attempts =
                venue.get(null, "/api/v1/attempts").expect(200).json().getJsonArray("attempts");
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(10);
        assertThat(attempts.getJsonObject(0).getString("source")).isNotEmpty();
        assertThat(attempts.getJsonObject(0).getString("file")).contains("attack:");
    }

    @Test
    void onesOwnStudyCanBeCancelledAndAnOperatorCancelsAny() {
        String other = venue.account("ray", "researcher", "0");
        String id = asked(
                "/api/v1/campaigns",
                new JsonObject().put("attempt", "twap-spike").put("runs", 1000));
        String path = "/api/v1/studies/" + id;
        venue.send("DELETE", other, path, new byte[0]).expect(403, "role-not-admitted");
        JsonObject ended =
                venue.send("DELETE", rose, path, new byte[0]).expect(200).json();
        assertThat(ended.getString("status")).isEqualTo("cancelled");
        String next = asked(
                "/api/v1/campaigns",
                new JsonObject().put("attempt", "twap-spike").put("runs", 1000));
        venue.send("DELETE", ServedVenue.OPERATOR, "/api/v1/studies/" + next, new byte[0])
                .expect(200);
    }

    @Test
    void whatDoesNotFitIsSaidAtOnceOrInTheStudy() {
        venue.post(rose, "/api/v1/replays", new JsonObject().put("without", new JsonArray().add("nobody")))
                .expect(404, "unknown-target");
        venue.post(rose, "/api/v1/replays", new JsonObject().put("markets", new JsonArray().add("nothing")))
                .expect(404, "unknown-market");
        venue.post(rose, "/api/v1/replays", new JsonObject().put("lag", "0.1")).expect(422, "replay-invalid");
        venue.post(rose, "/api/v1/campaigns", new JsonObject().put("attempt", "no-such-thing"))
                .expect(422, "campaign-invalid");
        venue.post(rose, "/api/v1/campaigns", new JsonObject().put("file", "title: ["))
                .expect(422, "campaign-invalid");
        String id = asked("/api/v1/replays", new JsonObject().put("rule", "last-price"));
        JsonObject study = over(id);
        assertThat(study.getString("status")).isEqualTo("failed");
        assertThat(study.getString("problem")).contains("decide");
        venue.get(rose, "/api/v1/studies/" + id + "/result").expect(404, "not-found");
    }

    private JsonObject replayed(JsonObject body) {
        String id = asked("/api/v1/replays", body);
        assertThat(over(id).getString("status")).as(over(id).encode()).isEqualTo("done");
        return venue.get(rose, "/api/v1/studies/" + id + "/result").expect(200).json();
    }

    private String asked(String path, JsonObject body) {
        return venue.post(rose, path, body).expect(201).json().getString("id");
    }

    private JsonObject over(String id) {
        return await().until(
                        () -> venue.get(rose, "/api/v1/studies/" + id)
                                .expect(200)
                                .json(),
                        study -> !study.getString("status").equals("waiting")
                                && !study.getString("status").equals("running"));
    }
}
