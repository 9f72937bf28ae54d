package covenant.api.endpoint.history;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candles, statistics, statements and profits over HTTP: while it trades, after the market has ended, and after a restart. */
class HistoryWalkTest {
    private static final String MARKET = "/api/v1/markets/incidents";

    @TempDir
    Path directory;

    private String host;
    private String ann;
    private String bob;

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private void open(ServedVenue venue) {
        host = venue.account("host", "coordinator", "10000");
        ann = venue.account("ann", "participant", "1000");
        bob = venue.account("bob", "participant", "1000");
        venue.post(
                        host,
                        "/api/v1/markets",
                        json(
                                "id",
                                "incidents",
                                "title",
                                "Incidents",
                                "conditions",
                                new JsonArray().add("reject").add("adopt"),
                                "metric",
                                json("type", "scalar", "low", "0", "high", "4"),
                                "liquidity",
                                "200",
                                "feeBps",
                                100,
                                "conditionTrading",
                                false,
                                "decision",
                                json(
                                        "rule", "twap-margin",
                                        "decidesAt", "2026-01-01T02:00:00Z",
                                        "window", "PT1H",
                                        "statusQuo", "reject",
                                        "thresholdBps", 100)))
                .expect(201);
    }

    private static void buy(ServedVenue venue, String key, String condition, String shares) {
        venue.post(key, MARKET + "/trades", json("condition", condition, "outcome", "long", "shares", shares))
                .expect(200);
    }

    private static List<JsonObject> rows(Got got, String name) {
        return got.expect(200).json().getJsonArray(name).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Every page that can be read of a market and its traders, CSV too. */
    private Map<String, String> everything(ServedVenue venue) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String path : List.of(
                MARKET + "/trades",
                MARKET + "/prices",
                MARKET + "/candles?condition=adopt&outcome=long&resolution=10m",
                MARKET + "/candles?series=expected&condition=adopt&resolution=PT30M",
                MARKET + "/candles?series=token&resolution=1h&order=desc",
                MARKET + "/candles?series=defection&resolution=15m&limit=2",
                MARKET + "/candles?series=all&resolution=10m",
                MARKET + "/candles?series=all&resolution=7m&order=desc&limit=3",
                MARKET + "/statistics?resolution=10m",
                "/api/v1/accounts/ann/statement",
                "/api/v1/accounts/ann/profit",
                "/api/v1/accounts/host/profit",
                "/api/v1/audit?subject=market:incidents")) {
            JsonObject json = venue.get(OPERATOR, path).expect(200).json();
            json.remove("sequence");
            all.put(path, json.encode());
            all.put(
                    path + " as CSV",
                    venue.get(OPERATOR, path, "Accept", "text/csv").expect(200).body());
        }
        return all;
    }

    @Test
    void theWholeHistoryIsThereAfterTheEndAndAfterARestart() {
        Map<String, String> ended;
        try (ServedVenue venue = ServedVenue.in(directory)) {
            open(venue);
            venue.advanceSeconds(4_000);
            buy(venue, ann, "adopt", "50");
            duringTheWindow(venue);
            venue.advanceSeconds(1_000);
            buy(venue, bob, "reject", "20");
            venue.advanceSeconds(3_000);
            buy(venue, ann, "adopt", "-10");
            afterTheDecision(venue);
            venue.post(host, MARKET + "/outcome", json("value", "3")).expect(200);
            afterTheEnd(venue);
            assertThatAllIsEachOfThem(venue);
            ended = everything(venue);
        }
        try (ServedVenue venue = ServedVenue.in(directory)) {
            assertThat(everything(venue)).isEqualTo(ended);
        }
    }

    /** Of the condition that was decided against there is an end. */
    private void assertThatAllIsEachOfThem(ServedVenue venue) {
        for (String resolution : List.of("10m", "7m")) {
            String path = MARKET + "/candles?resolution=" + resolution + "&series=";
            List<JsonObject> all = rows(venue.get(null, path + "all"), "candles");
            assertSame(all, rows(venue.get(null, path + "token"), "candles"), row -> row.getJsonObject("token"));
            assertSame(
                    all,
                    rows(venue.get(null, path + "defection"), "candles"),
                    row -> row.getJsonObject("priceOfDefection"));
            for (int c = 0; c < 2; c++) {
                int condition = c;
                String id = List.of("reject", "adopt").get(c);
                assertSame(
                        all,
                        rows(venue.get(null, path + "price&condition=" + id), "candles"),
                        row -> row.getJsonArray("conditions")
                                .getJsonObject(condition)
                                .getJsonObject("probability"));
                assertSame(
                        all,
                        rows(venue.get(null, path + "expected&condition=" + id), "candles"),
                        row -> row.getJsonArray("conditions")
                                .getJsonObject(condition)
                                .getJsonObject("expected"));
            }
        }
    }

    private static void assertSame(
            List<JsonObject> all, List<JsonObject> single, Function<JsonObject, JsonObject> values) {
        assertThat(single).isNotEmpty();
        for (int i = 0; i < all.size(); i++) {
            JsonObject of = values.apply(all.get(i));
            if (i >= single.size()) {
                assertThat(of).as("ended").isNull();
                continue;
            }
            for (String field : List.of("open", "high", "low", "close")) {
                assertThat(of.getDouble(field)).isEqualTo(single.get(i).getDouble(field));
            }
            assertThat(all.get(i).getString("from")).isEqualTo(single.get(i).getString("from"));
        }
    }

    private void duringTheWindow(ServedVenue venue) {
        List<JsonObject> candles =
                rows(venue.get(null, MARKET + "/candles?condition=adopt&outcome=long&resolution=1h"), "candles");
        assertThat(candles).hasSize(2);
        JsonObject first = candles.get(0);
        assertThat(first.fieldNames())
                .containsExactly("from", "open", "high", "low", "close", "shares", "volume", "trades", "complete");
        assertThat(first.getString("from")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(first.getDouble("open")).isEqualTo(0.5);
        assertThat(first.getBoolean("complete")).isTrue();
        JsonObject second = candles.get(1);
        double price = venue.get(null, MARKET)
                .json()
                .getJsonArray("conditions")
                .getJsonObject(1)
                .getJsonArray("outcomes")
                .getJsonObject(0)
                .getDouble("probability");
        assertThat(second.getDouble("open")).isEqualTo(first.getDouble("close"));
        assertThat(second.getDouble("close")).isEqualTo(price).isEqualTo(second.getDouble("high"));
        assertThat(second.getString("shares")).isEqualTo("50");
        assertThat(second.getBoolean("complete")).isFalse();

        JsonObject profit = venue.get(ann, "/api/v1/me/profit").expect(200).json();
        JsonObject market = profit.getJsonArray("markets").getJsonObject(0);
        assertThat(market.getValue("unrealised"))
                .as("the decision is no bet, so P(c) is no price")
                .isNull();
        assertThat(market.getJsonArray("ifCondition").getJsonObject(0))
                .as("if it is rejected, all is called off")
                .isEqualTo(json("condition", "reject", "value", market.getString("paidIn"), "profit", "0"));
        assertThat(profit.getJsonObject("totals").getInteger("unpriced")).isEqualTo(1);
    }

    private void afterTheDecision(ServedVenue venue) {
        JsonObject decided = venue.get(null, MARKET).json().getJsonObject("decision");
        assertThat(decided.getJsonObject("decided").getString("condition")).isEqualTo("adopt");
        List<JsonObject> statistics = rows(venue.get(null, MARKET + "/statistics?resolution=20m"), "statistics");
        assertThat(statistics)
                .extracting(row -> row.getString("at"))
                .containsExactly("2026-01-01T01:20:00Z", "2026-01-01T01:40:00Z", "2026-01-01T02:00:00Z");
        JsonObject closing = statistics.get(2);
        assertThat(closing.getBoolean("closing")).isTrue();
        for (int c = 0; c < 2; c++) {
            JsonObject told = closing.getJsonArray("conditions").getJsonObject(c);
            JsonObject engines = decided.getJsonArray("conditions").getJsonObject(c);
            for (String field : List.of("id", "average", "sum", "weight")) {
                assertThat(told.getValue(field)).isEqualTo(engines.getValue(field));
            }
        }
        String csv = venue.get(null, MARKET + "/statistics?resolution=1h&condition=adopt", "Accept", "text/csv")
                .expect(200)
                .body();
        assertThat(csv)
                .startsWith("at,complete,closing,adopt average,adopt last,adopt observed,adopt sum,adopt weight\r\n"
                        + "2026-01-01T02:00:00Z,true,true,");
        List<JsonObject> dead = rows(
                venue.get(null, MARKET + "/candles?condition=reject&outcome=long&resolution=1m&order=desc&limit=1"),
                "candles");
        assertThat(dead.get(0).getString("from")).isEqualTo("2026-01-01T02:00:00Z");
        assertThat(dead.get(0).getBoolean("complete")).isTrue();
    }

    private void afterTheEnd(ServedVenue venue) {
        for (String id : List.of("ann", "bob", "host")) {
            String path = "/api/v1/accounts/" + id;
            List<JsonObject> entries = rows(venue.get(OPERATOR, path + "/statement?limit=1000"), "entries");
            JsonObject totals = venue.get(OPERATOR, path + "/profit").json().getJsonObject("totals");
            assertThat(entries.get(entries.size() - 1).getString("cashAfter")).isEqualTo(totals.getString("cash"));
        }
        JsonObject bobs = venue.get(bob, "/api/v1/me/profit")
                .json()
                .getJsonArray("markets")
                .getJsonObject(0);
        assertThat(bobs.getString("realised")).as("called off").isEqualTo("0");
        JsonObject hosts = venue.get(host, "/api/v1/me/profit")
                .json()
                .getJsonArray("markets")
                .getJsonObject(0);
        assertThat(hosts.getJsonObject("sponsored").getString("subsidy")).isNotEqualTo("0");
        assertThat(hosts.getString("realised")).as("the fees that stayed").isNotEqualTo("0");
        assertThat(venue.get(ann, "/api/v1/me/statement").json().getJsonArray("entries"))
                .isEqualTo(venue.get(OPERATOR, "/api/v1/accounts/ann/statement")
                        .json()
                        .getJsonArray("entries"));
        assertThat(venue.get(ann, "/api/v1/me/profit", "Accept", "text/csv").body())
                .startsWith("market,phase,trades,fees,paidIn,reserved,realised,unrealised,worst,best,subsidy,returned,"
                        + "ifCondition\r\nincidents,settled,2,");
        venue.get(bob, "/api/v1/accounts/ann/statement").expect(403, "role-not-admitted");
        assertThat(venue.get(null, MARKET + "/trades", "Accept", "text/csv").body())
                .startsWith("sequence,at,account,condition,outcome,shares,cost,fee,priceBefore,priceAfter,order\r\n");
    }

    @Test
    void pagesReadWhileItTradesAreTheWholeWithoutGapOrRepetition() {
        try (ServedVenue venue = ServedVenue.in(directory)) {
            open(venue);
            Map<String, String> names = Map.of(
                    MARKET + "/trades",
                    "trades",
                    MARKET + "/prices",
                    "prices",
                    MARKET + "/candles?series=expected&condition=adopt&resolution=1m",
                    "candles",
                    "/api/v1/accounts/ann/statement",
                    "entries");
            Map<String, List<JsonObject>> read = new LinkedHashMap<>();
            Map<String, String> cursors = new LinkedHashMap<>();
            names.keySet().forEach(path -> read.put(path, new ArrayList<>()));
            for (int i = 0; i < 25; i++) {
                venue.advanceSeconds(20);
                buy(venue, ann, i % 2 == 0 ? "adopt" : "reject", "1");
                for (Map.Entry<String, List<JsonObject>> each : read.entrySet()) {
                    readOn(venue, each.getKey(), names.get(each.getKey()), cursors, each.getValue(), 2);
                }
            }
            for (Map.Entry<String, List<JsonObject>> each : read.entrySet()) {
                String path = each.getKey();
                readOn(venue, path, names.get(path), cursors, each.getValue(), 1_000);
                String whole = path + (path.contains("?") ? "&" : "?") + "limit=1000";
                List<JsonObject> all = new ArrayList<>(rows(venue.get(OPERATOR, whole), names.get(path)));
                all.removeIf(row -> Boolean.FALSE.equals(row.getBoolean("complete")));
                assertThat(each.getValue()).as(path).isEqualTo(all).hasSizeGreaterThan(7);
            }
        }
    }

    private static void readOn(
            ServedVenue venue,
            String path,
            String name,
            Map<String, String> cursors,
            List<JsonObject> into,
            int limit) {
        String from = cursors.containsKey(path) ? "&cursor=" + cursors.get(path) : "";
        JsonObject page = venue.get(OPERATOR, path + (path.contains("?") ? "&" : "?") + "limit=" + limit + from)
                .expect(200)
                .json();
        page.getJsonArray(name).stream()
                .map(JsonObject.class::cast)
                .filter(row -> !Boolean.FALSE.equals(row.getBoolean("complete")))
                .forEach(into::add);
        if (page.getString("last") != null) {
            cursors.put(path, page.getString("last"));
        }
    }
}
