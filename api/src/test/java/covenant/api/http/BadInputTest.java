package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, the answer is the documented code, and the state's hash is what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final int MANY = 60;

    private final ServedVenue venue = ServedVenue.inMemory();
    private String coordinator;
    private String other;
    private String poor;
    private String rich;
    private String researcher;

    /** One bad request. {@code key} is a name: operator, coordinator, other, poor, rich, researcher, none, unknown. */
    record Row(
            String name,
            String key,
            String method,
            String path,
            byte[] body,
            List<String> headers,
            int status,
            String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void openEverything() {
        coordinator = venue.account("coordinator", "coordinator", "100000");
        other = venue.account("other", "coordinator", "1");
        poor = venue.account("poor", "participant", "1");
        rich = venue.account("rich", "participant", "1000000000");
        researcher = venue.account("researcher", "researcher", "0");
        open(market("open"));
        open(market("pure").put("conditionTrading", false));
        open(market("closed").put("closesAt", "2026-01-01T01:00:00Z"));
        open(market("settled"));
        open(market("voided"));
        open(market("halfway"));
        open(market("scalar")
                .put(
                        "metric",
                        new JsonObject().put("type", "scalar").put("low", "0").put("high", "4")));
        write("settled", "condition", new JsonObject().put("condition", "kept"));
        write("settled", "outcome", new JsonObject().put("outcome", "yes"));
        write("voided", "void", new JsonObject().put("reason", "a mistake"));
        write("halfway", "condition", new JsonObject().put("condition", "kept"));
        venue.advanceSeconds(3_601);
        Awaitility.await()
                .until(() -> venue.get(null, "/api/v1/markets/closed")
                        .json()
                        .getString("phase")
                        .equals("closed"));
    }

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Title of " + id)
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    private void open(JsonObject market) {
        venue.post(coordinator, "/api/v1/markets", market).expect(201);
    }

    private void write(String market, String call, JsonObject body) {
        venue.post(coordinator, "/api/v1/markets/" + market + "/" + call, body).expect(200);
    }

    @AfterAll
    void close() {
        venue.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void badInputGetsItsCodeAndChangesNothing(Row row) {
        String before = venue.hash();

        Got got = venue.send(
                row.method(),
                key(row.key()),
                row.path(),
                row.body(),
                row.headers().toArray(new String[0]));

        got.expect(row.status(), row.code());
        String detail = got.json().getString("detail");
        assertThat(detail)
                .as("a detail is for people")
                .doesNotContain("Exception")
                .doesNotContain("covenant.");
        assertThat(got.json().getLong("sequence")).isPositive();
        assertThat(venue.hash()).as("%s changed the state", row.name()).isEqualTo(before);
    }

    @Test
    void theTableIsLongEnoughAndHasNoNameTwice() {
        assertThat(rows().map(Row::name)).hasSizeGreaterThanOrEqualTo(MANY).doesNotHaveDuplicates();
    }

    private String key(String name) {
        return switch (name) {
            case "operator" -> OPERATOR;
            case "coordinator" -> coordinator;
            case "other" -> other;
            case "poor" -> poor;
            case "rich" -> rich;
            case "researcher" -> researcher;
            case "none" -> null;
            default -> "cov_nobodys-key";
        };
    }

    static Stream<Row> rows() {
        Table table = new Table();
        json(table);
        numbers(table);
        rights(table);
        claims(table);
        markets(table);
        settlements(table);
        accounts(table);
        transport(table);
        return table.rows.stream();
    }

    private static void json(Table table) {
        table.trade("no body at all", "", 400, "malformed-json");
        table.trade("not JSON", "shares=1", 400, "malformed-json");
        table.trade("cut off in the middle", "{\"commandId\":\"x\",\"outcome\":\"ye", 400, "malformed-json");
        table.trade("a list in place of an object", "[]", 400, "malformed-json");
        table.trade("a text in place of an object", "\"shares\"", 400, "malformed-json");
        table.trade("two objects", "{\"commandId\":\"x\"} {}", 400, "malformed-json");
        table.trade("a comma too many", "{\"commandId\":\"x\",}", 400, "malformed-json");
        table.trade("a comment", "{/* hi */\"commandId\":\"x\"}", 400, "malformed-json");
        table.trade("single quotes", "{'commandId':'x'}", 400, "malformed-json");
        table.trade("a bare NaN", "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":NaN}", 400, "malformed-json");
        table.trade(
                "a bare Infinity",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":-Infinity}",
                400,
                "malformed-json");
        table.trade(
                "a field twice",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\",\"shares\":\"2\"}",
                400,
                "malformed-json");
        table.trade(
                "nested a hundred deep", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", 400, "malformed-json");
        table.trade("a raw control character in a text", "{\"commandId\":\"x\u0001\"}", 400, "malformed-json");
        table.trade(
                "half a surrogate pair",
                "{\"commandId\":\"x\",\"outcome\":\"\\ud800\",\"shares\":\"1\"}",
                422,
                "text-invalid");
        table.row(
                "bytes that are not UTF-8",
                "rich",
                "POST",
                TRADES,
                new byte[] {'{', '"', (byte) 0xff, '"', '}'},
                400,
                "malformed-json");
        table.row(
                "UTF-16",
                "rich",
                "POST",
                TRADES,
                "{\"commandId\":\"x\"}".getBytes(StandardCharsets.UTF_16),
                400,
                "malformed-json");
        table.trade(
                "an unknown field",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\",\"leverage\":2}",
                400,
                "unknown-field");
        table.trade(
                "a field in another case",
                "{\"commandId\":\"x\",\"Outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "unknown-field");
        table.trade("no commandId", "{\"outcome\":\"yes\",\"shares\":\"1\"}", 400, "command-id-missing");
        table.trade(
                "commandId is null",
                "{\"commandId\":null,\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-missing");
        table.trade(
                "an empty commandId",
                "{\"commandId\":\"\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId of 65 characters",
                "{\"commandId\":\"" + "x".repeat(65) + "\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId with a space",
                "{\"commandId\":\"a b\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId with an umlaut",
                "{\"commandId\":\"\u00e4\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId that is a number",
                "{\"commandId\":7,\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "wrong-type");
    }

    private static void numbers(Table table) {
        table.yes("shares are an object", "\"shares\":{}", 400, "wrong-type");
        table.yes("shares are true", "\"shares\":true", 400, "wrong-type");
        table.yes("shares are the text NaN", "\"shares\":\"NaN\"", 400, "number-invalid");
        table.yes("shares are the text Infinity", "\"shares\":\"Infinity\"", 400, "number-invalid");
        table.yes("shares are an empty text", "\"shares\":\"\"", 400, "number-invalid");
        table.yes("shares with 7 decimals", "\"shares\":\"1.0000001\"", 400, "number-invalid");
        table.yes("shares with 7 decimals as a number", "\"shares\":1.0000001", 400, "number-invalid");
        table.yes("shares of 20 digits", "\"shares\":\"12345678901234567890\"", 400, "number-invalid");
        table.yes("shares of 20 digits as a number", "\"shares\":12345678901234567890", 400, "number-invalid");
        table.yes("shares of 13 digits", "\"shares\":\"9300000000000\"", 400, "number-invalid");
        table.yes("shares of 13 digits as a number", "\"shares\":-9300000000000", 400, "number-invalid");
        table.yes("shares of 100 digits", "\"shares\":" + "9".repeat(100), 400, "malformed-json");
        table.yes("shares with an exponent in a text", "\"shares\":\"1e3\"", 400, "number-invalid");
        table.yes("shares with a monstrous exponent", "\"shares\":1e999999999", 400, "number-invalid");
        table.yes("shares with an exponent beyond every number", "\"shares\":1e99999999999", 400, "number-invalid");
        table.yes("shares in hexadecimal", "\"shares\":\"0x10\"", 400, "number-invalid");
        table.yes("shares with a comma", "\"shares\":\"1,5\"", 400, "number-invalid");
        table.yes("shares in Arabic digits", "\"shares\":\"\u0661\"", 400, "number-invalid");
        table.yes("no shares", "\"shares\":\"0\"", 422, "amount-invalid");
        table.yes("minus zero shares", "\"shares\":\"-0.000000\"", 422, "amount-invalid");
        table.yes("more shares than there can be", "\"shares\":\"1000000000.000001\"", 422, "amount-invalid");
        table.yes("a price of 1", "\"targetPrice\":1", 422, "price-invalid");
        table.yes("a price of 0", "\"targetPrice\":0", 422, "price-invalid");
        table.yes("a price below 0", "\"targetPrice\":-0.5", 422, "price-invalid");
        table.yes("a price above 1", "\"targetPrice\":1e9", 422, "price-invalid");
        table.yes("a price that rounds to 0", "\"targetPrice\":1e-12", 422, "price-invalid");
        table.yes("a price that is a text", "\"targetPrice\":\"half\"", 400, "wrong-type");
        table.yes("the price that is there already", "\"targetPrice\":0.5", 422, "trade-too-small");
        table.yes("a worst price of 2", "\"shares\":\"1\",\"worstPrice\":2", 422, "price-invalid");
        table.yes("a maximum cost that is a word", "\"shares\":\"1\",\"maxCost\":\"little\"", 400, "number-invalid");
    }

    private static void rights(Table table) {
        String body = "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\"}";
        table.row("a trade without a key", "none", "POST", TRADES, body, 401, "key-missing");
        table.row("a trade with an unknown key", "unknown", "POST", TRADES, body, 401, "key-unknown");
        table.row("a coordinator trades", "coordinator", "POST", TRADES, body, 403, "role-not-admitted");
        table.row("a researcher trades", "researcher", "POST", TRADES, body, 403, "role-not-admitted");
        table.row("an operator trades", "operator", "POST", TRADES, body, 403, "role-not-admitted");
        table.row("a participant opens a market", "rich", "POST", "/api/v1/markets", "{}", 403, "role-not-admitted");
        table.row(
                "a participant settles",
                "rich",
                "POST",
                "/api/v1/markets/open/condition",
                "{\"commandId\":\"x\",\"condition\":\"kept\"}",
                403,
                "role-not-admitted");
        table.row(
                "a participant pays himself",
                "rich",
                "POST",
                "/api/v1/accounts/rich/deposits",
                "{\"commandId\":\"x\",\"amount\":\"1\"}",
                403,
                "role-not-admitted");
        table.row(
                "a coordinator opens an account",
                "coordinator",
                "POST",
                "/api/v1/accounts",
                "{}",
                403,
                "role-not-admitted");
        table.row("who am I without a key", "none", "GET", "/api/v1/me", (byte[]) null, 401, "key-missing");
        table.row(
                "another coordinator adds liquidity",
                "other",
                "POST",
                "/api/v1/markets/open/liquidity",
                "{\"commandId\":\"x\",\"liquidity\":\"200\"}",
                403,
                "not-sponsor");
    }

    private static void claims(Table table) {
        table.trade("no claim", "{\"commandId\":\"x\",\"shares\":\"1\"}", 422, "claim-invalid");
        table.trade(
                "an unknown condition",
                "{\"commandId\":\"x\",\"condition\":\"bent\",\"shares\":\"1\"}",
                422,
                "unknown-condition");
        table.trade(
                "an unknown outcome",
                "{\"commandId\":\"x\",\"outcome\":\"maybe\",\"shares\":\"1\"}",
                422,
                "unknown-outcome");
        table.trade(
                "neither shares nor spend nor price",
                "{\"commandId\":\"x\",\"outcome\":\"yes\"}",
                400,
                "missing-field");
        table.yes("shares and spend", "\"shares\":\"1\",\"spend\":\"1\"", 400, "missing-field");
        table.yes("both limits", "\"shares\":\"1\",\"maxCost\":\"1\",\"minProceeds\":\"1\"", 400, "missing-field");
        table.yes("too dear", "\"shares\":\"10\",\"maxCost\":\"0.01\"", 409, "limit-not-met");
        table.yes("too cheap a sale", "\"shares\":\"-10\",\"minProceeds\":\"9.99\"", 409, "limit-not-met");
        table.yes("past the worst price", "\"shares\":\"10\",\"worstPrice\":0.5", 409, "limit-not-met");
        table.yes("a sale for more than it can bring", "\"spend\":\"-1000\"", 422, "trade-too-small");
        table.yes("a price nobody can compute", "\"shares\":\"999999999\"", 422, "price-out-of-range");
        table.row(
                "more than one has",
                "poor",
                "POST",
                TRADES,
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"10\"}",
                409,
                "insufficient-funds");
        table.row(
                "a sale that is not covered",
                "poor",
                "POST",
                TRADES,
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"-10\"}",
                409,
                "insufficient-funds");
        table.row("an unknown market", "rich", "POST", "/api/v1/markets/nowhere/trades", YES, 404, "unknown-market");
        table.row("a closed market", "rich", "POST", "/api/v1/markets/closed/trades", YES, 409, "market-closed");
        table.row("a settled market", "rich", "POST", "/api/v1/markets/settled/trades", YES, 409, "market-settled");
        table.row("a voided market", "rich", "POST", "/api/v1/markets/voided/trades", YES, 409, "market-voided");
        table.row(
                "a condition that is settled",
                "rich",
                "POST",
                "/api/v1/markets/halfway/trades",
                "{\"commandId\":\"x\",\"condition\":\"broken\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                409,
                "condition-settled");
        table.row(
                "the condition where it is not for sale",
                "rich",
                "POST",
                "/api/v1/markets/pure/trades",
                "{\"commandId\":\"x\",\"condition\":\"kept\",\"shares\":\"1\"}",
                409,
                "condition-trading-off");
        table.row(
                "a quote in a settled market",
                "rich",
                "POST",
                "/api/v1/markets/settled/quotes",
                YES,
                409,
                "market-settled");
        table.row(
                "a quote of nothing", "researcher", "POST", "/api/v1/markets/open/quotes", "{}", 400, "missing-field");
    }

    private static void markets(Table table) {
        table.market("a market without a title", m -> m.remove("title"), 400, "missing-field");
        table.market("a blank title", m -> m.put("title", "  "), 422, "text-invalid");
        table.market("a title of 301 characters", m -> m.put("title", "x".repeat(301)), 422, "text-invalid");
        table.market("a control character in the title", m -> m.put("title", "bell\u0007"), 422, "text-invalid");
        table.market("an id that is no slug", m -> m.put("id", "No Slug"), 422, "id-invalid");
        table.market("an id that is taken", m -> m.put("id", "open"), 409, "id-taken");
        table.market("no conditions", m -> m.put("conditions", new JsonArray()), 422, "conditions-invalid");
        table.market(
                "nine conditions",
                m -> m.put("conditions", new JsonArray(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"))),
                422,
                "conditions-invalid");
        table.market(
                "a condition twice",
                m -> m.put("conditions", new JsonArray().add("a").add("a")),
                422,
                "conditions-invalid");
        table.market(
                "conditions that are numbers",
                m -> m.put("conditions", new JsonArray().add(1).add(2)),
                400,
                "wrong-type");
        table.market(
                "a metric of another kind",
                m -> m.put("metric", new JsonObject().put("type", "fuzzy")),
                400,
                "value-invalid");
        table.market("a metric that is a text", m -> m.put("metric", "binary"), 400, "wrong-type");
        table.market(
                "a binary metric with outcomes",
                m -> m.put("metric", new JsonObject().put("type", "binary").put("outcomes", new JsonArray())),
                400,
                "unknown-field");
        table.market(
                "one outcome",
                m -> m.put(
                        "metric",
                        new JsonObject().put("type", "categorical").put("outcomes", new JsonArray().add("a"))),
                422,
                "outcomes-invalid");
        table.market(
                "a range that is empty",
                m -> m.put(
                        "metric",
                        new JsonObject().put("type", "scalar").put("low", "4").put("high", "4")),
                422,
                "metric-invalid");
        table.market("no liquidity", m -> m.put("liquidity", "0"), 422, "liquidity-invalid");
        table.market("negative liquidity", m -> m.put("liquidity", "-5"), 422, "liquidity-invalid");
        table.market("a subsidy nobody has", m -> m.put("liquidity", "1000000"), 409, "insufficient-funds");
        table.market("a negative fee", m -> m.put("feeBps", -1), 422, "fee-invalid");
        table.market("half a basis point", m -> m.put("feeBps", 0.5), 400, "number-invalid");
        table.market(
                "a closing time that has passed",
                m -> m.put("closesAt", "2025-01-01T00:00:00Z"),
                422,
                "close-time-invalid");
        table.market(
                "a closing time at the very beginning of time",
                m -> m.put("closesAt", "1970-01-01T00:00:00Z"),
                422,
                "close-time-invalid");
        table.market(
                "no conditions and an empty prior",
                m -> m.put("conditions", new JsonArray()).put("prior", new JsonObject()),
                422,
                "conditions-invalid");
        table.market(
                "thousands of conditions and outcomes and an empty prior",
                m -> m.put("conditions", many("c"))
                        .put(
                                "metric",
                                new JsonObject().put("type", "categorical").put("outcomes", many("o")))
                        .put("prior", new JsonObject()),
                422,
                "conditions-invalid");
        table.market(
                "thousands of outcomes and an empty prior",
                m -> m.put("metric", new JsonObject().put("type", "categorical").put("outcomes", many("o")))
                        .put("prior", new JsonObject()),
                422,
                "outcomes-invalid");
        table.market("a closing time that is a word", m -> m.put("closesAt", "tomorrow"), 400, "time-invalid");
        table.market("a decision", m -> m.put("decision", new JsonObject()), 422, "decision-unsupported");
        table.market("a prior that is a text", m -> m.put("prior", "uniform"), 400, "wrong-type");
        table.market(
                "a prior of three numbers for four states",
                m -> m.put("prior", new JsonArray().add(0.5).add(0.25).add(0.25)),
                422,
                "prior-invalid");
        table.market(
                "a prior that sums to more than one",
                m -> m.put("prior", new JsonArray().add(0.5).add(0.5).add(0.5).add(0.5)),
                422,
                "prior-invalid");
        table.market(
                "a prior with a zero",
                m -> m.put("prior", new JsonArray().add(0.5).add(0.5).add(0).add(0)),
                422,
                "prior-invalid");
        table.market(
                "a prior below one in a billion",
                m -> m.put(
                        "prior",
                        new JsonArray().add(0.5).add(0.499999).add(0.000001).add(1e-12)),
                422,
                "prior-invalid");
        table.market(
                "a prior that leaves a condition out",
                m -> m.put("prior", new JsonObject().put("conditions", new JsonObject().put("kept", 1))),
                422,
                "prior-invalid");
        table.market(
                "a prior expectation of a binary metric",
                m -> m.put(
                        "prior",
                        new JsonObject()
                                .put(
                                        "expected",
                                        new JsonObject().put("kept", "0.5").put("broken", "0.5"))),
                422,
                "prior-invalid");
        table.market(
                "a prior with an unknown field",
                m -> m.put("prior", new JsonObject().put("mean", 1)),
                400,
                "unknown-field");
    }

    /** 3,000 names, about 24 KB as JSON. */
    private static JsonArray many(String prefix) {
        JsonArray names = new JsonArray();
        for (int i = 0; i < 3_000; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    private static void settlements(Table table) {
        table.settle(
                "a condition settled twice", "halfway/condition", "\"condition\":\"kept\"", 409, "condition-settled");
        table.settle(
                "an unknown condition settled", "open/condition", "\"condition\":\"bent\"", 422, "unknown-condition");
        table.settle(
                "an outcome before its condition", "open/outcome", "\"outcome\":\"yes\"", 409, "condition-not-settled");
        table.settle("a value of a binary market", "halfway/outcome", "\"value\":\"1\"", 422, "settlement-invalid");
        table.settle(
                "an outcome of a scalar market", "scalar/outcome", "\"outcome\":\"long\"", 422, "settlement-invalid");
        table.settle(
                "outcome and value", "scalar/outcome", "\"outcome\":\"long\",\"value\":\"1\"", 400, "missing-field");
        table.settle("neither outcome nor value", "scalar/outcome", "", 400, "missing-field");
        table.settle("a settled market settled again", "settled/outcome", "\"outcome\":\"no\"", 409, "market-settled");
        table.settle("a settled market voided", "settled/void", "\"reason\":\"regret\"", 409, "market-settled");
        table.settle("a void without a reason", "open/void", "", 400, "missing-field");
        table.settle("a void with a blank reason", "open/void", "\"reason\":\" \"", 422, "text-invalid");
        table.settle("less liquidity", "open/liquidity", "\"liquidity\":\"99\"", 422, "liquidity-invalid");
        table.settle("an unknown market voided", "nowhere/void", "\"reason\":\"x\"", 404, "unknown-market");
    }

    private static void accounts(Table table) {
        table.account("an account of an unknown role", "\"name\":\"x\",\"role\":\"king\"", 400, "value-invalid");
        table.account("an account that is the venue", "\"name\":\"x\",\"role\":\"venue\"", 400, "value-invalid");
        table.account("an account whose role is a number", "\"name\":\"x\",\"role\":1", 400, "wrong-type");
        table.account("an account without a name", "\"role\":\"participant\"", 400, "missing-field");
        table.account(
                "an account with a negative deposit",
                "\"name\":\"x\",\"role\":\"participant\",\"deposit\":\"-1\"",
                422,
                "amount-invalid");
        table.account(
                "an account with too large a deposit",
                "\"name\":\"x\",\"role\":\"participant\",\"deposit\":\"1000000001\"",
                422,
                "amount-invalid");
        table.account(
                "an account of a taken id", "\"name\":\"x\",\"role\":\"participant\",\"id\":\"rich\"", 409, "id-taken");
        table.account(
                "an account with a zero character in its name",
                "\"name\":\"x\\u0000\",\"role\":\"participant\"",
                422,
                "text-invalid");
        table.operator("a deposit for nobody", "nobody/deposits", "\"amount\":\"1\"", 404, "unknown-target");
        table.operator("a deposit for the venue", "venue/deposits", "\"amount\":\"1\"", 404, "unknown-target");
        table.operator("a deposit of nothing", "rich/deposits", "\"amount\":\"0\"", 422, "amount-invalid");
        table.operator(
                "a withdrawal of more than there is",
                "poor/withdrawals",
                "\"amount\":\"2\"",
                409,
                "insufficient-funds");
        table.operator("a withdrawal below zero", "poor/withdrawals", "\"amount\":\"-1\"", 422, "amount-invalid");
        table.operator("a key for nobody", "nobody/keys", "", 404, "unknown-target");
        table.operator("a key with an odd flag", "poor/keys", "\"revokeOthers\":\"yes\"", 400, "wrong-type");
    }

    private static void transport(Table table) {
        table.row("a body of 10 MB", "rich", "POST", TRADES, new byte[10_000_000], 413, "body-too-large");
        table.row("a body of 64 KiB and one byte", "rich", "POST", TRADES, " ".repeat(65_537), 413, "body-too-large");
        table.row("a body of 10 MB without a key", "none", "POST", TRADES, new byte[10_000_000], 401, "key-missing");
        table.typed("another content type", "text/plain", 415, "unsupported-media-type");
        table.typed("a content type of one semicolon", ";", 415, "unsupported-media-type");
        table.typed("a form", "application/x-www-form-urlencoded", 415, "unsupported-media-type");
        table.typed("another character set", "application/json; charset=latin1", 415, "unsupported-media-type");
        table.row("nothing at this path", "rich", "GET", "/api/v1/nothing", (byte[]) null, 404, "not-found");
        table.row("a path with a dot dot", "rich", "GET", "/api/v1/../../etc/passwd", (byte[]) null, 404, "not-found");
        table.row(
                "a read of an unknown market",
                "none",
                "GET",
                "/api/v1/markets/nowhere",
                (byte[]) null,
                404,
                "unknown-market");
        table.row(
                "a market whose id is a kilometre long",
                "none",
                "GET",
                "/api/v1/markets/" + "x".repeat(3_000),
                (byte[]) null,
                404,
                "unknown-market");
        table.row("another method", "rich", "DELETE", "/api/v1/markets/open", (byte[]) null, 405, "method-not-allowed");
        table.row("a problem nobody has", "none", "GET", "/problems/ennui", (byte[]) null, 404, "not-found");
        table.row(
                "an unknown parameter",
                "none",
                "GET",
                "/api/v1/markets?colour=red",
                (byte[]) null,
                400,
                "unknown-parameter");
        table.row(
                "a parameter twice",
                "none",
                "GET",
                "/api/v1/markets?limit=1&limit=2",
                (byte[]) null,
                400,
                "unknown-parameter");
        table.row("a limit of 0", "none", "GET", "/api/v1/markets?limit=0", (byte[]) null, 400, "parameter-invalid");
        table.row(
                "a limit of 1001",
                "none",
                "GET",
                "/api/v1/markets?limit=1001",
                (byte[]) null,
                400,
                "parameter-invalid");
        table.row(
                "a phase of the moon",
                "none",
                "GET",
                "/api/v1/markets?phase=waning",
                (byte[]) null,
                400,
                "parameter-invalid");
        table.row("a cursor made up", "none", "GET", "/api/v1/markets?cursor=-1", (byte[]) null, 400, "cursor-invalid");
        table.rows.add(new Row(
                "an Accept of one semicolon",
                "none",
                "GET",
                "/api/v1/markets",
                null,
                List.of("Accept", ";"),
                406,
                "not-acceptable"));
        table.rows.add(new Row(
                "nothing acceptable",
                "none",
                "GET",
                "/api/v1/markets",
                null,
                List.of("Accept", "image/png"),
                406,
                "not-acceptable"));
    }

    private static final String TRADES = "/api/v1/markets/open/trades";
    private static final String YES = "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\"}";

    private static final class Table {
        private final List<Row> rows = new ArrayList<>();

        void row(String name, String key, String method, String path, byte[] body, int status, String code) {
            rows.add(new Row(name, key, method, path, body, List.of(), status, code));
        }

        void row(String name, String key, String method, String path, String body, int status, String code) {
            row(name, key, method, path, body.getBytes(StandardCharsets.UTF_8), status, code);
        }

        void trade(String name, String body, int status, String code) {
            row(name, "rich", "POST", TRADES, body, status, code);
        }

        void yes(String name, String fields, int status, String code) {
            trade(
                    name,
                    "{\"commandId\":\"x\",\"condition\":\"kept\",\"outcome\":\"yes\"," + fields + "}",
                    status,
                    code);
        }

        void market(String name, java.util.function.Consumer<JsonObject> change, int status, String code) {
            JsonObject market = BadInputTest.market("fresh").put("commandId", "x");
            change.accept(market);
            row(name, "coordinator", "POST", "/api/v1/markets", market.encode(), status, code);
        }

        void settle(String name, String call, String fields, int status, String code) {
            row(name, "coordinator", "POST", "/api/v1/markets/" + call, named(fields), status, code);
        }

        void account(String name, String fields, int status, String code) {
            row(name, "operator", "POST", "/api/v1/accounts", named(fields), status, code);
        }

        void operator(String name, String call, String fields, int status, String code) {
            row(name, "operator", "POST", "/api/v1/accounts/" + call, named(fields), status, code);
        }

        void typed(String name, String type, int status, String code) {
            rows.add(new Row(
                    name,
                    "rich",
                    "POST",
                    TRADES,
                    YES.getBytes(StandardCharsets.UTF_8),
                    List.of("Content-Type", type),
                    status,
                    code));
        }

        private static String named(String fields) {
            return "{\"commandId\":\"x\"" + (fields.isEmpty() ? "" : ",") + fields + "}";
        }
    }
}
