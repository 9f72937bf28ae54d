package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ETag}, {@code If-None-Match} and {@code If-Match}. */
class IfMatchTest {
    private static final String MARKET = "/api/v1/markets/m";

    private final ServedVenue venue = ServedVenue.inMemory();
    private final String ann = venue.account("ann", "participant", "100");
    private final String host = venue.account("host", "coordinator", "1000");

    @BeforeEach
    void open() {
        JsonObject market = new JsonObject()
                .put("id", "m")
                .put("title", "M")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
        venue.post(host, "/api/v1/markets", market).expect(201);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    private Got trade(String commandId, String ifMatch) {
        String body = "{\"commandId\":\"" + commandId + "\",\"outcome\":\"yes\",\"shares\":\"1\"}";
        return venue.send("POST", ann, MARKET + "/trades", body.getBytes(StandardCharsets.UTF_8), "If-Match", ifMatch);
    }

    @Test
    void aMarketIsReadAgainOnlyIfItChanged() {
        Got first = venue.get(null, MARKET).expect(200);
        String tag = first.header("ETag");
        assertThat(tag).isEqualTo("\"" + first.json().getLong("changedSequence") + "\"");
        Got same = venue.get(null, MARKET, "If-None-Match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("Content-Type") + same.header("Content-Length")).isEmpty();
        assertThat(venue.get(null, MARKET, "If-None-Match", "\"1\", W/" + tag).status())
                .isEqualTo(304);
        assertThat(venue.get(null, MARKET, "If-None-Match", "\"1\"").status()).isEqualTo(200);
        trade("a", tag).expect(200);
        assertThat(venue.get(null, MARKET, "If-None-Match", tag).expect(200).header("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void aWriteIsRefusedIfItsMarketChangedSince() {
        String tag = venue.get(null, MARKET).header("ETag");
        trade("a", tag).expect(200);
        assertThat(trade("b", tag).expect(412, "changed-meanwhile").body()).contains("last change");
        assertThat(trade("a", tag).expect(200).json().getBoolean("repeated")).isTrue();
        trade("c", "*").expect(200);
        byte[] body = "{\"commandId\":\"v\",\"reason\":\"r\"}".getBytes(StandardCharsets.UTF_8);
        venue.send("POST", host, MARKET + "/void", body, "If-Match", tag).expect(412, "changed-meanwhile");
    }

    @Test
    void aTagThatIsNoneIsRefused() {
        trade("a", "1234").expect(400, "if-match-invalid");
        trade("a", "W/\"12\"").expect(400, "if-match-invalid");
        byte[] body = "{\"commandId\":\"v\"}".getBytes(StandardCharsets.UTF_8);
        venue.send("POST", ann, "/api/v1/me/keys", body, "If-Match", "\"1\"").expect(400, "if-match-invalid");
    }
}
