package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code dryRun=true}: the answer or the problem that a write would meet, and nothing done. */
class DryRunTest {
    private static final String TRADES = "/api/v1/markets/m/trades";

    private final ServedVenue venue = ServedVenue.inMemory();
    private final String ann = venue.account("ann", "participant", "100");

    @AfterEach
    void stop() {
        venue.close();
    }

    private static JsonObject market() {
        return new JsonObject()
                .put("id", "m")
                .put("title", "M")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    private static JsonObject shares(String shares) {
        return new JsonObject().put("outcome", "yes").put("shares", shares);
    }

    private Got send(String key, String path, JsonObject body) {
        return venue.send("POST", key, path, body.encode().getBytes(StandardCharsets.UTF_8));
    }

    private String host() {
        return venue.account("host", "coordinator", "1000");
    }

    @Test
    void whatIsTriedIsThenAnsweredAndOnlyThenDone() {
        String host = host();
        String before = venue.hash();
        JsonObject opening =
                send(host, "/api/v1/markets?dryRun=true", market()).expect(200).json();
        assertThat(opening.getBoolean("dryRun")).isTrue();
        assertThat(new java.math.BigDecimal(opening.getString("subsidy"))).isPositive();
        assertThat(venue.hash()).isEqualTo(before);
        venue.post(host, "/api/v1/markets", market()).expect(201);

        before = venue.hash();
        JsonObject tried =
                send(ann, TRADES + "?dryRun=true", shares("10")).expect(200).json();
        assertThat(venue.hash()).isEqualTo(before);
        JsonObject quoted =
                send(ann, "/api/v1/markets/m/quotes", shares("10")).expect(200).json();
        JsonObject done = venue.post(ann, TRADES, shares("10")).expect(200).json();
        for (String field :
                new String[] {"shares", "cost", "fee", "priceBefore", "priceAfter", "collateral", "cashAfter"}) {
            assertThat(tried.getValue(field)).as(field).isNotNull().isEqualTo(done.getValue(field));
            assertThat(quoted.getValue(field)).as(field).isEqualTo(done.getValue(field));
        }
        assertThat(done.getString("cashAfter")).isEqualTo(venue.cash(ann));
        assertThat(done.containsKey("dryRun")).isFalse();
    }

    @Test
    void whatWouldBeRefusedIsRefusedAlike() {
        venue.post(host(), "/api/v1/markets", market()).expect(201);
        send(ann, TRADES + "?dryRun=true", shares("500")).expect(409, "insufficient-funds");
        send(ann, TRADES + "?dryRun=true", shares("10").put("maxCost", "1")).expect(409, "limit-not-met");
        send(null, TRADES + "?dryRun=true", shares("10")).expect(401, "key-missing");
        send(OPERATOR, TRADES + "?dryRun=true", shares("10")).expect(403, "role-not-admitted");
    }

    @Test
    void anIdThatWasTriedIsFreeAndOneThatWasUsedTellsItsFirstAnswer() {
        venue.post(host(), "/api/v1/markets", market()).expect(201);
        JsonObject body = shares("1").put("commandId", "one");
        send(ann, TRADES + "?dryRun=true", body).expect(200);
        assertThat(send(ann, TRADES + "?dryRun=false", body).expect(200).json().containsKey("repeated"))
                .isFalse();
        JsonObject again = send(ann, TRADES + "?dryRun=true", body).expect(200).json();
        assertThat(again.getBoolean("repeated")).isTrue();
        assertThat(again.getBoolean("dryRun")).isTrue();
    }

    @Test
    void aMisspeltDryRunDoesNothing() {
        venue.post(host(), "/api/v1/markets", market()).expect(201);
        String before = venue.hash();
        JsonObject body = shares("1").put("commandId", "one");
        send(ann, TRADES + "?dry=true", body).expect(400, "unknown-parameter");
        send(ann, TRADES + "?dryRun=true&dryRun=true", body).expect(400, "unknown-parameter");
        send(ann, TRADES + "?dryRun=yes", body).expect(400, "parameter-invalid");
        send(ann, "/api/v1/markets/m/quotes?dryRun=true", shares("1")).expect(400, "unknown-parameter");
        assertThat(venue.hash()).isEqualTo(before);
    }

    @Test
    void aLimitOfTheOtherSideIsToldApart() {
        venue.post(host(), "/api/v1/markets", market()).expect(201);
        send(ann, TRADES + "?dryRun=true", shares("1").put("minProceeds", "1")).expect(422, "limit-of-wrong-side");
        send(ann, TRADES + "?dryRun=true", shares("-1").put("maxCost", "1")).expect(422, "limit-of-wrong-side");
    }

    @Test
    void everyWriteCanBeTried() {
        for (Route route : venue.server().routes().routes()) {
            if (route.kind() != null) {
                String path = route.path().replaceAll(":[a-z]+", "nowhere");
                String before = venue.hash();
                Got got = send(OPERATOR, path + "?dryRun=maybe", new JsonObject());
                assertThat(got.status()).as(path).isIn(400, 403);
                send(OPERATOR, path + "?dryRun=true", new JsonObject());
                assertThat(venue.hash()).as(path).isEqualTo(before);
            }
        }
    }
}
