package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys over HTTP: made, listed, used within their scopes and their time, revoked. */
class KeysTest {
    private static final String MINE = "/api/v1/me/keys";
    private static final String ORDER = "/api/v1/orders/7/cancel";

    private final ServedVenue venue = ServedVenue.inMemory();
    private final String ann = venue.account("ann", "participant", "100");

    @AfterEach
    void stop() {
        venue.close();
    }

    private static JsonObject of(String... scopes) {
        JsonArray list = new JsonArray();
        for (String scope : scopes) {
            list.add(scope);
        }
        return new JsonObject().put("scopes", list);
    }

    private String make(String by, JsonObject body) {
        return venue.post(by, MINE, body).expect(201).json().getString("key");
    }

    @Test
    void aKeyMayWhatItsScopesSay() {
        String reader = make(ann, of("read").put("id", "reader"));
        venue.get(reader, "/api/v1/me").expect(200);
        Got refused = venue.post(reader, ORDER, new JsonObject()).expect(403, "scope-not-granted");
        assertThat(refused.body()).contains("scope trade", "reader");
        venue.get(reader, MINE).expect(403, "scope-not-granted");
        String trader = make(ann, of("trade"));
        venue.post(trader, ORDER, new JsonObject()).expect(404, "unknown-order");
        venue.get(trader, "/api/v1/me").expect(403, "scope-not-granted");
        venue.post(trader, "/api/v1/accounts", new JsonObject()).expect(403, "role-not-admitted");
    }

    @Test
    void theListTellsNamesAndRightsButNoSecrets() {
        String bot = make(ann, of("read", "keys").put("id", "bot").put("expiresAt", "2099-01-01T00:00:00Z"));
        Got list = venue.get(bot, MINE).expect(200);
        assertThat(list.body()).doesNotContain(bot).doesNotContain(ann).doesNotContain("hash");
        JsonArray keys = list.json().getJsonArray("keys");
        assertThat(keys.getJsonObject(0).getString("id")).isEqualTo("k1");
        assertThat(keys.getJsonObject(0).getJsonArray("scopes")).hasSize(5);
        assertThat(keys.getJsonObject(1).getString("expiresAt")).startsWith("2099-01-01");
        assertThat(keys.getJsonObject(1).getBoolean("current")).isTrue();
        assertThat(venue.get(OPERATOR, "/api/v1/accounts/ann/keys")
                        .expect(200)
                        .json()
                        .getJsonArray("keys"))
                .hasSize(2);
    }

    @Test
    void whoAsksIsToldWhatHisKeyIs() {
        String bot = make(ann, of("read", "trade").put("id", "bot").put("expiresAt", "2099-01-01T00:00:00Z"));
        JsonObject limited = venue.get(bot, "/api/v1/me").expect(200).json().getJsonObject("key");
        assertThat(limited.getString("id")).isEqualTo("bot");
        assertThat(limited.getJsonArray("scopes")).containsExactly("read", "trade");
        assertThat(limited.getString("expiresAt")).startsWith("2099-01-01");
        JsonObject first = venue.get(ann, "/api/v1/me").expect(200).json().getJsonObject("key");
        assertThat(first.getString("id")).isEqualTo("k1");
        assertThat(first.getJsonArray("scopes")).hasSize(5);
        assertThat(first.getValue("expiresAt")).isNull();
    }

    @Test
    void aRevokedKeyOpensNothingAtOnce() {
        String bot = make(ann, of("read").put("id", "bot"));
        venue.get(bot, "/api/v1/me").expect(200);
        venue.post(ann, MINE + "/bot/revocation", new JsonObject()).expect(200);
        Got gone = venue.get(bot, "/api/v1/me").expect(401, "key-ended");
        assertThat(gone.header("WWW-Authenticate")).startsWith("Bearer");
        venue.post(ann, MINE + "/bot/revocation", new JsonObject()).expect(404, "unknown-key");
        venue.post(OPERATOR, "/api/v1/accounts/ann/keys/k1/revocation", new JsonObject())
                .expect(200);
        venue.get(ann, "/api/v1/me").expect(401, "key-ended");
    }

    @Test
    void aKeyExpiresByTheVenuesClock() {
        String expiry = venue.get(null, "/api/v1/clock").expect(200).json().getString("now");
        String at = java.time.Instant.parse(expiry).plusSeconds(60).toString();
        String brief = make(ann, of("read", "keys").put("expiresAt", at));
        venue.get(brief, "/api/v1/me").expect(200);
        assertThat(venue.get(make(brief, of("keys")), MINE).expect(200).body())
                .as("a key makes none that outlives it")
                .doesNotContain("\"expiresAt\":null,\"expired\":false,\"current\":true");
        venue.post(brief, MINE, of("read").put("expiresAt", "2099-01-01T00:00:00Z"))
                .expect(403, "scope-not-granted");
        venue.advanceSeconds(60);
        venue.get(brief, "/api/v1/me").expect(401, "key-expired");
    }

    @Test
    void noKeyMakesOneThatMayMoreThanItself() {
        String keys = make(ann, of("keys"));
        venue.post(keys, MINE, of("keys", "trade")).expect(403, "scope-not-granted");
        venue.get(make(keys, new JsonObject()), "/api/v1/me").expect(403, "scope-not-granted");
        String clerk =
                venue.post(OPERATOR, MINE, of("accounts")).expect(201).json().getString("key");
        JsonObject chief = new JsonObject().put("name", "Chief").put("role", "operator");
        venue.post(clerk, "/api/v1/accounts", chief).expect(403, "scope-not-granted");
        venue.post(clerk, "/api/v1/accounts/operator/keys", of("keys")).expect(403, "scope-not-granted");
    }

    @Test
    void aKeyAskedForTwiceIsToldOnce() {
        JsonObject body = of("read").put("commandId", "again");
        Got first = venue.post(ann, MINE, body).expect(201);
        Got second = venue.post(ann, MINE, body).expect(201);
        assertThat(second.json().getString("id"))
                .isEqualTo(first.json().getString("id"))
                .isEqualTo("k2");
        assertThat(second.json().getString("key")).isNull();
        venue.post(ann, MINE, of("trade").put("commandId", "again")).expect(409, "command-id-reused");
    }

    @Test
    void theOperatorsLastKeyStays() {
        venue.post(OPERATOR, MINE + "/k1/revocation", new JsonObject()).expect(409, "last-key");
    }

    @Test
    void aRouteForKeysThatSaysNotForWhichDoesNotStart() {
        Route route = Route.get("/x", Access.anyKey(), "", call -> null);
        assertThatThrownBy(() -> route.needing(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
