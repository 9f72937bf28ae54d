package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.fixture.Walk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A walk through every row of the table of calls that has no walk of its own, on a real data directory: one story, told in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkTest {
    /** Where the rows begin that have a walk of their own. */
    private static final List<String> WALKED_ELSEWHERE = List.of(
            // StreamTest
            "/api/v1/stream",
            "/api/v1/events",
            // SessionTest
            "/api/v1/session",
            // PlaybookWalkTest
            "/api/v1/playbooks",
            // OrderWalkTest
            "/api/v1/orders",
            "/api/v1/me/orders",
            "/api/v1/markets/:id/orders",
            // HistoryWalkTest
            "/api/v1/me/profit",
            "/api/v1/accounts/:id/statement",
            "/api/v1/accounts/:id/profit",
            "/api/v1/markets/:id/candles",
            "/api/v1/markets/:id/statistics",
            // MovementsWalkTest
            "/api/v1/movements",
            // TradeBatchTest
            "/api/v1/trades",
            // KeysTest
            "/api/v1/me/keys",
            "/api/v1/accounts/:id/keys",
            // CommitmentTest
            "/api/v1/actors",
            "/api/v1/commitments",
            "/api/v1/pledges",
            // ResearchTest
            "/api/v1/replays",
            "/api/v1/campaigns",
            "/api/v1/attempts",
            "/api/v1/studies");

    @TempDir
    static Path directory;

    private ServedVenue venue;
    private Walk walk;
    private String host;
    private String ann;

    @BeforeAll
    void start() {
        venue = ServedVenue.in(directory);
        walk = new Walk(venue);
    }

    @AfterAll
    void stop() {
        venue.close();
    }

    private Got get(String key, String route, String path, String... headers) {
        return walk.get(key, route, path, headers);
    }

    private Got post(String key, String route, String path, JsonObject body) {
        return walk.post(key, route, path, body);
    }

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    @Test
    @Order(1)
    void theOperatorOpensAccountsAndMovesMoney() {
        JsonObject opened = post(
                        OPERATOR,
                        "/api/v1/accounts",
                        "/api/v1/accounts",
                        json("name", "The Host", "role", "coordinator", "deposit", "10000"))
                .expect(201)
                .json();
        assertThat(opened.getString("id")).isEqualTo("the-host");
        host = opened.getString("key");
        assertThat(host).matches("cov_[A-Za-z0-9_-]{43}");
        ann = venue.account("ann", "participant", "100");

        post(OPERATOR, "/api/v1/accounts/:id/deposits", "/api/v1/accounts/ann/deposits", json("amount", "50.5"))
                .expect(200);
        post(OPERATOR, "/api/v1/accounts/:id/withdrawals", "/api/v1/accounts/ann/withdrawals", json("amount", 0.5))
                .expect(200);
        String newKey = post(
                        OPERATOR, "/api/v1/accounts/:id/keys", "/api/v1/accounts/ann/keys", json("revokeOthers", true))
                .expect(201)
                .json()
                .getString("key");
        venue.get(ann, "/api/v1/me").expect(401, "key-ended");
        ann = newKey;

        JsonObject me = get(ann, "/api/v1/me", "/api/v1/me").expect(200).json();
        assertThat(me.fieldNames()).containsExactly("id", "name", "role", "cash", "key", "sequence");
        JsonObject key = me.getJsonObject("key");
        assertThat(key.getString("id")).isEqualTo("k2");
        assertThat(key.getJsonArray("scopes")).contains("read", "trade");
        assertThat(key.getString("expiresAt")).isNull();
        assertThat(me.getString("cash")).isEqualTo("150");
        JsonArray accounts = get(OPERATOR, "/api/v1/accounts", "/api/v1/accounts?limit=2")
                .expect(200)
                .json()
                .getJsonArray("accounts");
        assertThat(accounts).hasSize(2);
        assertThat(accounts.getJsonObject(1).getString("id")).isEqualTo("the-host");
    }

    @Test
    @Order(2)
    void theHostOpensAMarketWithAPrior() {
        JsonObject prior =
                json("conditions", json("kept", 0.8, "broken", 0.2), "expected", json("kept", "1", "broken", "3"));
        Got got = post(
                        host,
                        "/api/v1/markets",
                        "/api/v1/markets",
                        json(
                                "title",
                                "Incidents in 2027, if the pledge is kept or broken?",
                                "text",
                                "As counted by the registry.",
                                "conditions",
                                new JsonArray().add("kept").add("broken"),
                                "metric",
                                json("type", "scalar", "low", "0", "high", "4", "unit", "incidents"),
                                "liquidity",
                                "100",
                                "feeBps",
                                100,
                                "prior",
                                prior,
                                "closesAt",
                                "2026-06-30T00:00:00Z"))
                .expect(201);
        String id = got.json().getString("id");
        assertThat(id).isEqualTo("incidents-in-2027-if-the-pledge-is-kept-or-broken");
        assertThat(got.header("Location")).isEqualTo("/api/v1/markets/" + id);

        JsonObject market = get(null, "/api/v1/markets/:id", "/api/v1/markets/" + id)
                .expect(200)
                .json();
        assertThat(market.getDouble("expected")).isEqualTo(1.4);
        get(null, "/api/v1/markets/:id/decision", "/api/v1/markets/" + id + "/decision")
                .expect(404, "not-found");
        assertThat(market.getDouble("priceOfDefection")).isEqualTo(-2.0);
        assertThat(market.getString("closesAt")).isEqualTo("2026-06-30T00:00:00Z");
        assertThat(market.getJsonArray("conditions").getJsonObject(0).getDouble("probability"))
                .isEqualTo(0.8);
        JsonArray all = get(null, "/api/v1/markets", "/api/v1/markets?phase=open")
                .expect(200)
                .json()
                .getJsonArray("markets");
        long changed = market.getLong("changedSequence");
        assertThat(market.getLong("sequence")).isEqualTo(changed);
        market.remove("sequence");
        assertThat(all.getJsonObject(0)).isEqualTo(market);
        venue.post(OPERATOR, "/api/v1/accounts/ann/deposits", json("amount", "1"))
                .expect(200);
        venue.post(OPERATOR, "/api/v1/accounts/ann/withdrawals", json("amount", "1"))
                .expect(200);
        JsonObject later = venue.get(null, "/api/v1/markets/" + id).json();
        assertThat(later.getLong("sequence")).as("the engine's").isEqualTo(changed + 2);
        assertThat(later.getLong("changedSequence")).isEqualTo(changed);
        post(host, "/api/v1/markets/:id/liquidity", "/api/v1/markets/" + id + "/liquidity", json("liquidity", "200"))
                .expect(200);
    }

    private static final String MARKET = "/api/v1/markets/incidents-in-2027-if-the-pledge-is-kept-or-broken";

    @Test
    @Order(3)
    void aQuoteIsWhatTheTradeThenCosts() {
        JsonObject order = json("condition", "broken", "outcome", "long", "spend", "20", "maxCost", "20");
        JsonObject quote = post(ann, "/api/v1/markets/:id/quotes", MARKET + "/quotes", order)
                .expect(200)
                .json();
        JsonObject trade = post(ann, "/api/v1/markets/:id/trades", MARKET + "/trades", order)
                .expect(200)
                .json();

        for (String field : List.of("shares", "cost", "fee", "priceBefore", "priceAfter", "condition", "outcome")) {
            assertThat(trade.getValue(field)).as(field).isEqualTo(quote.getValue(field));
        }
        assertThat(trade.getString("cost")).isEqualTo("20");
        assertThat(trade.getDouble("priceBefore")).isEqualTo(0.75);
        assertThat(trade.getLong("sequence")).isGreaterThan(quote.getLong("sequence"));
        assertThat(venue.cash(ann)).isEqualTo("130");

        JsonArray positions = get(ann, "/api/v1/me/positions", "/api/v1/me/positions")
                .expect(200)
                .array();
        JsonObject position = positions.getJsonObject(0);
        assertThat(position.getString("void")).isEqualTo("20");
        assertThat(position.getJsonArray("payoffs").getJsonObject(2))
                .isEqualTo(json("condition", "broken", "outcome", "long", "credits", trade.getString("shares")));
        assertThat(position.getJsonArray("payoffs").getJsonObject(3).getString("credits"))
                .isEqualTo("0");
    }

    @Test
    @Order(4)
    void theHistoryShowsWhatWasJustDone() {
        JsonObject trades = get(null, "/api/v1/markets/:id/trades", MARKET + "/trades")
                .expect(200)
                .json();
        assertThat(trades.getJsonArray("trades")).hasSize(1);
        JsonObject trade = trades.getJsonArray("trades").getJsonObject(0);
        assertThat(trade.getString("account")).isEqualTo("ann");
        assertThat(trade.getString("cost")).isEqualTo("20");
        assertThat(trades.getValue("next")).isNull();

        String csv = venue.get(null, MARKET + "/trades", "Accept", "text/csv")
                .expect(200)
                .body();
        assertThat(csv.lines().toList())
                .first()
                .isEqualTo("sequence,at,account,condition,outcome,shares,cost,fee,priceBefore,priceAfter,order");
        assertThat(csv.lines().toList().get(1))
                .contains(",ann,broken,long,")
                .endsWith(trade.getDouble("priceAfter") + ",");

        JsonObject prices = get(null, "/api/v1/markets/:id/prices", MARKET + "/prices?limit=2")
                .expect(200)
                .json();
        assertThat(prices.getJsonArray("prices").getJsonObject(0).getString("kind"))
                .isEqualTo("opened");
        assertThat(prices.getJsonArray("prices").getJsonObject(0).getDouble("expected"))
                .isEqualTo(1.4);
        JsonObject rest = venue.get(null, MARKET + "/prices?cursor=" + prices.getString("next"))
                .expect(200)
                .json();
        assertThat(rest.getJsonArray("prices").getJsonObject(0).getString("kind"))
                .isEqualTo("trade");
        String pricesCsv = venue.get(
                        null, MARKET + "/prices?order=desc", "Accept", "text/csv;q=0.9, application/json;q=0.1")
                .expect(200)
                .body();
        assertThat(pricesCsv.lines().findFirst())
                .contains("sequence,at,kind,expected,kept,kept expected,kept long,kept short,broken,broken expected,"
                        + "broken long,broken short");
        assertThat(pricesCsv.lines().count()).isEqualTo(4);

        JsonArray entries = get(ann, "/api/v1/me/statement", "/api/v1/me/statement")
                .expect(200)
                .json()
                .getJsonArray("entries");
        assertThat(entries.stream().map(entry -> ((JsonObject) entry).getString("cause")))
                .containsExactly("deposit", "deposit", "withdrawal", "deposit", "withdrawal", "trade");
        assertThat(entries.getJsonObject(5).getString("cashAfter")).isEqualTo("130");
    }

    private void theHostCorrects() {
        post(
                        host,
                        "/api/v1/markets/:id/corrections",
                        MARKET + "/corrections",
                        json("value", "3.5", "reason", "counted twice, \"by\" hand"))
                .expect(200);
        JsonObject corrected = venue.get(null, MARKET).json();
        assertThat(corrected.getString("value")).isEqualTo("3.5");
        JsonObject correction = corrected.getJsonArray("corrections").getJsonObject(0);
        assertThat(correction.fieldNames())
                .containsExactlyInAnyOrder("at", "by", "reason", "paid", "valueBefore", "value");
        assertThat(correction.getString("valueBefore")).isEqualTo("4");
        assertThat(correction.getString("paid")).isEqualTo("0");
        String subject = "market:" + MARKET.substring(MARKET.lastIndexOf('/') + 1);
        JsonArray acts = get(
                        null, "/api/v1/audit", "/api/v1/audit?order=desc&limit=2&account=the-host&subject=" + subject)
                .expect(200)
                .json()
                .getJsonArray("acts");
        assertThat(acts.getJsonObject(0).getString("what")).isEqualTo("correct-outcome");
        assertThat(acts.getJsonObject(0).getString("before")).endsWith(", value 4");
        assertThat(acts.getJsonObject(0).getString("after")).endsWith(", value 3.5");
        assertThat(acts.getJsonObject(1).getString("what")).isEqualTo("settle-outcome");
        String csv = venue.get(null, "/api/v1/audit?what=correct-outcome", "Accept", "text/csv")
                .expect(200)
                .body();
        assertThat(csv)
                .startsWith("sequence,at,account,what,subject,reason,before,after\r\n")
                .contains(",the-host,correct-outcome," + subject + ",\"counted twice, \"\"by\"\" hand\",");
        venue.get(null, "/api/v1/audit?account=nobody").expect(400, "parameter-invalid");
        assertThat(venue.get(null, "/api/v1/audit?subject=market:nobodys")
                        .expect(200)
                        .json()
                        .getJsonArray("acts"))
                .isEmpty();
    }

    @Test
    @Order(5)
    void theHostSettlesInTwoSteps() {
        post(host, "/api/v1/markets/:id/condition", MARKET + "/condition", json("condition", "broken"))
                .expect(200);
        JsonObject halfway = venue.get(null, MARKET).json();
        assertThat(halfway.getString("settledCondition")).isEqualTo("broken");
        post(host, "/api/v1/markets/:id/outcome", MARKET + "/outcome", json("value", "4"))
                .expect(200);
        JsonObject settled = venue.get(null, MARKET).json();
        assertThat(settled.getString("phase")).isEqualTo("settled");
        assertThat(settled.getString("value")).isEqualTo("4");
        assertThat(settled.getJsonArray("corrections")).isEmpty();
        theHostCorrects();
        assertThat(venue.get(ann, "/api/v1/me/positions").array()).isEmpty();

        post(
                        host,
                        "/api/v1/markets",
                        "/api/v1/markets",
                        json(
                                "id",
                                "mistaken",
                                "title",
                                "A mistake",
                                "conditions",
                                new JsonArray().add("only"),
                                "metric",
                                json(
                                        "type",
                                        "categorical",
                                        "outcomes",
                                        new JsonArray().add("a").add("b").add("c")),
                                "liquidity",
                                10))
                .expect(201);
        post(host, "/api/v1/markets/:id/void", "/api/v1/markets/mistaken/void", json("reason", "asked twice"))
                .expect(200);
        assertThat(venue.get(null, "/api/v1/markets/mistaken").json().getString("voidReason"))
                .isEqualTo("asked twice");
    }

    @Test
    @Order(6)
    void theVenueSpeaksOfItself() {
        assertThat(get(null, "/api/v1/venue", "/api/v1/venue")
                        .expect(200)
                        .json()
                        .getBoolean("simulated"))
                .isFalse();
        JsonObject state =
                get(null, "/api/v1/state", "/api/v1/state").expect(200).json();
        assertThat(state.fieldNames()).containsExactlyInAnyOrder("sequence", "hash");
        assertThat(state.getString("hash")).matches("[0-9a-f]{64}");
        JsonObject clock =
                get(null, "/api/v1/clock", "/api/v1/clock").expect(200).json();
        assertThat(clock.fieldNames()).containsExactly("now", "mode", "factor", "sequence");
        assertThat(clock.getString("now")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(clock.getString("mode")).isEqualTo("system");
        post(OPERATOR, "/api/v1/clock", "/api/v1/clock", json("advance", "PT1H"))
                .expect(409, "clock-not-simulated");
        assertThat(get(null, "/health", "/health").expect(200).json().getString("status"))
                .isEqualTo("up");
        assertThat(get(null, "/health/live", "/health/live").expect(200).json().getString("status"))
                .isEqualTo("live");
        assertThat(get(null, "/health/ready", "/health/ready")
                        .expect(200)
                        .json()
                        .getString("status"))
                .isEqualTo("ready");
        assertThat(get(null, "/metrics", "/metrics").expect(200).body())
                .contains("covenant_trades_total 1.0")
                .contains("covenant_commands_total{kind=\"trade\",result=\"accepted\"} 1.0")
                .contains("covenant_ring_depth")
                .contains("covenant_journal_flush_seconds_count")
                .contains("covenant_projection_lag");
        assertThat(get(null, "/problems", "/problems").expect(200).json().getJsonArray("problems"))
                .hasSizeGreaterThan(50);
        assertThat(get(null, "/problems/:code", "/problems/insufficient-funds")
                        .expect(200)
                        .json()
                        .getInteger("status"))
                .isEqualTo(409);
    }

    @Test
    @Order(7)
    void thePageAndEveryAnswerHaveTheirHeaders() {
        Got page = venue.get(null, "/").expect(200);
        walk.passed("GET /");
        walk.get(null, "/openapi.yaml", "/openapi.yaml").expect(200);
        walk.get(null, "/openapi.json", "/openapi.json").expect(200);
        walk.get(null, "/asyncapi.yaml", "/asyncapi.yaml").expect(200);
        assertThat(venue.get(null, "/docs").expect(200).body()).contains("docs.js");
        walk.passed("GET /docs");
        assertThat(page.body()).contains("<html");
        assertThat(page.header("Cache-Control")).isIn("no-store", "no-cache");
        for (String path : List.of("/", "/api/v1/markets", "/nowhere", "/api/v1/me", "/metrics")) {
            Got got = venue.get(null, path);
            assertThat(got.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(got.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(got.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        }
    }

    @Test
    @Order(8)
    void noRowWasLeftOut() {
        assertThat(walk.leftOut(path -> WALKED_ELSEWHERE.stream().noneMatch(path::startsWith)))
                .isEmpty();
    }
}
