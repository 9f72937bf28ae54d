package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The writes about playbooks, twice. */
class PlaybookRepetitionTest extends Repetition {
    private static final String PLAYBOOKS = "/api/v1/playbooks";

    @Override
    void everyKindOfWrite(ServedVenue venue) {
        String host = venue.account("host", "coordinator", "10000");
        JsonObject market = new JsonObject()
                .put("id", "pledge")
                .put("title", "A pledge")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put(
                        "metric",
                        new JsonObject().put("type", "scalar").put("low", "0").put("high", "4"))
                .put("liquidity", "100");
        venue.post(host, "/api/v1/markets", market).expect(201);
        write(venue, host, PLAYBOOKS, PlaybookWalkTest.playbook());
        // It is never fired here.
        JsonObject webhook = PlaybookWalkTest.playbook()
                .put("title", "Posts")
                .put("action", new JsonObject().put("type", "webhook").put("url", "http://127.0.0.1:9/"));
        assertThat(write(venue, host, PLAYBOOKS, webhook).json().getString("secret"))
                .matches("[0-9a-f]{64}");
        String one = PLAYBOOKS + "/if-defection-gets-cheap";
        write(venue, host, one + "/drills", new JsonObject());
        write(venue, host, one + "/unsealing", new JsonObject().put("text", "hello world"));
        write(
                venue,
                host,
                one + "/responses",
                new JsonObject().put("response", "override").put("reason", "so"));
    }
}
