package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists come in pages, and show what changed since. */
class ListsTest {
    @TempDir
    Path directory;

    private static void open(ServedVenue venue, int markets) {
        venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
        for (int i = 0; i < markets; i++) {
            venue.post(
                            OPERATOR,
                            "/api/v1/markets",
                            new JsonObject()
                                    .put("id", "m" + i)
                                    .put("title", "Market " + i)
                                    .put("conditions", new JsonArray().add("only"))
                                    .put("metric", new JsonObject().put("type", "binary"))
                                    .put("liquidity", "10"))
                    .expect(201);
        }
    }

    private static void buy(ServedVenue venue, String key, String market) {
        venue.post(
                        key,
                        "/api/v1/markets/" + market + "/trades",
                        new JsonObject().put("outcome", "yes").put("shares", "1"))
                .expect(200);
    }

    private static List<String> names(JsonArray list, String field) {
        return list.stream().map(item -> ((JsonObject) item).getString(field)).toList();
    }

    @Test
    void aHundredMarketsComeUnlessMoreAreAskedFor() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            open(venue, 101);
            JsonObject first = venue.get(null, "/api/v1/markets").expect(200).json();
            assertThat(first.getJsonArray("markets")).hasSize(100);
            JsonObject second = venue.get(null, "/api/v1/markets?cursor=" + first.getString("next"))
                    .expect(200)
                    .json();
            assertThat(names(second.getJsonArray("markets"), "id")).containsExactly("m100");
            assertThat(second.getValue("next")).isNull();
            assertThat(venue.get(null, "/api/v1/markets?limit=1000").json().getJsonArray("markets"))
                    .hasSize(101);
        }
    }

    @Test
    void aCursorMayBeAnyNumberOfAnItem() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            open(venue, 1);
            for (String cursor : List.of("999999999", "1000000000", "2147483647")) {
                assertThat(venue.get(null, "/api/v1/markets?limit=1000&cursor=" + cursor)
                                .expect(200)
                                .json()
                                .getJsonArray("markets"))
                        .isEmpty();
                JsonObject accounts = venue.get(OPERATOR, "/api/v1/accounts?limit=1000&cursor=" + cursor)
                        .expect(200)
                        .json();
                assertThat(accounts.getJsonArray("accounts")).isEmpty();
                assertThat(accounts.getValue("next")).isNull();
                assertThat(venue.get(OPERATOR, "/api/v1/me/positions?cursor=" + cursor)
                                .expect(200)
                                .array())
                        .isEmpty();
            }
            venue.get(null, "/api/v1/markets?cursor=2147483648").expect(400, "cursor-invalid");
        }
    }

    @Test
    void aMarketIsShownAsItStandsAfterEveryChange() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            open(venue, 1);
            String ann = venue.account("ann", "participant", "100");
            for (int trades = 1; trades <= 3; trades++) {
                buy(venue, ann, "m0");
                JsonObject market = venue.get(null, "/api/v1/markets/m0").json();
                assertThat(market.getInteger("trades")).isEqualTo(trades);
                JsonObject listed = venue.get(null, "/api/v1/markets")
                        .json()
                        .getJsonArray("markets")
                        .getJsonObject(0);
                assertThat(listed.getInteger("trades")).isEqualTo(trades);
            }
        }
    }

    @Test
    void positionsComeInPagesInTheOrderOfTheMarketsAlsoAfterARestart() {
        List<String> traded = new ArrayList<>(List.of("m4", "m0", "m2", "m3"));
        String ann;
        try (ServedVenue venue = ServedVenue.in(directory)) {
            open(venue, 6);
            ann = venue.account("ann", "participant", "100");
            String bob = venue.account("bob", "participant", "100");
            buy(venue, bob, "m1");
            assertThat(venue.get(ann, "/api/v1/me/positions").array()).isEmpty();
            for (String market : traded) {
                buy(venue, ann, market);
            }
            venue.post(OPERATOR, "/api/v1/markets/m3/void", new JsonObject().put("reason", "a test"))
                    .expect(200);
            assertPages(venue, ann);
        }
        try (ServedVenue venue = ServedVenue.in(directory)) {
            assertPages(venue, ann);
            buy(venue, ann, "m5");
            assertThat(names(venue.get(ann, "/api/v1/me/positions").array(), "market"))
                    .containsExactly("m0", "m2", "m4", "m5");
        }
    }

    private static void assertPages(ServedVenue venue, String key) {
        Got all = venue.get(key, "/api/v1/me/positions").expect(200);
        assertThat(names(all.array(), "market")).containsExactly("m0", "m2", "m4");
        assertThat(all.header("Covenant-Next")).isEmpty();
        Got first = venue.get(key, "/api/v1/me/positions?limit=2").expect(200);
        assertThat(names(first.array(), "market")).containsExactly("m0", "m2");
        Got second = venue.get(key, "/api/v1/me/positions?limit=2&cursor=" + first.header("Covenant-Next"));
        assertThat(names(second.expect(200).array(), "market")).containsExactly("m4");
        assertThat(second.header("Covenant-Next")).isEmpty();
    }
}
