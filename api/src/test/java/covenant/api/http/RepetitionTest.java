package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The writes of accounts and markets, twice; and ids that mean two things. */
class RepetitionTest extends Repetition {
    @Test
    void anIdUsedForAnotherKindOfCommandIsRefused() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            JsonObject id = new JsonObject().put("commandId", "one");
            venue.post(
                            OPERATOR,
                            "/api/v1/accounts",
                            id.copy().put("name", "Ann").put("role", "participant"))
                    .expect(201);
            venue.post(OPERATOR, "/api/v1/accounts/ann/deposits", id.copy().put("amount", "1"))
                    .expect(409, "command-id-reused");
        }
    }

    @Test
    void equalTitlesGetDifferentIds() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            JsonObject account = new JsonObject().put("name", "Zoë O'Hara").put("role", "participant");
            for (String id : List.of("zoe-ohara", "zoe-ohara-2", "zoe-ohara-3")) {
                assertThat(venue.post(OPERATOR, "/api/v1/accounts", account)
                                .expect(201)
                                .json()
                                .getString("id"))
                        .isEqualTo(id);
            }
            JsonObject foreign = new JsonObject().put("name", "安全").put("role", "participant");
            assertThat(venue.post(OPERATOR, "/api/v1/accounts", foreign)
                            .expect(201)
                            .json()
                            .getString("id"))
                    .isEqualTo("account");
        }
    }

    @Override
    void everyKindOfWrite(ServedVenue venue) {
        JsonObject account =
                new JsonObject().put("name", "Ann").put("role", "participant").put("deposit", "100");
        String ann = write(venue, OPERATOR, "/api/v1/accounts", account).json().getString("key");
        JsonObject coordinator =
                new JsonObject().put("name", "Host").put("role", "coordinator").put("deposit", "1000");
        String host =
                write(venue, OPERATOR, "/api/v1/accounts", coordinator).json().getString("key");
        write(venue, OPERATOR, "/api/v1/accounts/ann/deposits", new JsonObject().put("amount", "10"));
        write(venue, OPERATOR, "/api/v1/accounts/ann/withdrawals", new JsonObject().put("amount", "5"));
        write(venue, OPERATOR, "/api/v1/accounts/ann/keys", new JsonObject());
        JsonObject market = new JsonObject()
                .put("title", "A pledge")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
        write(venue, host, "/api/v1/markets", market);
        write(venue, host, "/api/v1/markets", market.copy().put("title", "Another"));
        JsonObject trade =
                new JsonObject().put("condition", "kept").put("outcome", "yes").put("spend", "7");
        write(venue, ann, "/api/v1/markets/a-pledge/trades", trade);
        write(venue, host, "/api/v1/markets/a-pledge/liquidity", new JsonObject().put("liquidity", "150"));
        write(venue, host, "/api/v1/markets/a-pledge/condition", new JsonObject().put("condition", "kept"));
        write(venue, host, "/api/v1/markets/a-pledge/outcome", new JsonObject().put("outcome", "no"));
        write(
                venue,
                host,
                "/api/v1/markets/a-pledge/corrections",
                new JsonObject().put("outcome", "yes").put("reason", "misread"));
        write(venue, host, "/api/v1/markets/another/void", new JsonObject().put("reason", "asked twice"));
        assertThat(venue.get(null, "/api/v1/markets").json().getJsonArray("markets"))
                .hasSize(2);
    }
}
