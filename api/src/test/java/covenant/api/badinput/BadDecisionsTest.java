package covenant.api.badinput;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Markets whose decision makes no sense, and calls about decisions. */
class BadDecisionsTest extends BadInput {
    private static final String INVALID = "decision-invalid";

    @Override
    void fill(BadRequests table) {
        shapes(table);
        rules(table);
        numbers(table);
        lots(table);
        guards(table);
        table.get("the decision of no market", "/api/v1/markets/nowhere/decision", 404, "unknown-market");
        table.get("the decision of a market that decides nothing", "/api/v1/markets/open/decision", 404, "not-found");
        table.get(
                "a decision asked with a parameter", "/api/v1/markets/open/decision?at=now", 400, "unknown-parameter");
    }

    private static void decision(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.market(
                name,
                market -> {
                    JsonObject decision = twapMargin();
                    change.accept(decision);
                    market.put("decision", decision);
                },
                status,
                code);
    }

    private static JsonObject twapMargin() {
        return new JsonObject()
                .put("rule", "twap-margin")
                .put("decidesAt", "2026-02-01T00:00:00Z")
                .put("window", "PT72H")
                .put("statusQuo", "broken");
    }

    private static JsonObject lag() {
        return new JsonObject().put("maxChange", "0.05");
    }

    private static void shapes(BadRequests table) {
        table.market("a decision that is a text", m -> m.put("decision", "twap-margin"), 400, "wrong-type");
        table.market("an empty decision", m -> m.put("decision", new JsonObject()), 400, "missing-field");
        decision(table, "a decision with an unknown field", d -> d.put("oracle", "me"), 400, "unknown-field");
        decision(table, "a decision without a time", d -> d.remove("decidesAt"), 400, "missing-field");
        decision(table, "a decision on Tuesday", d -> d.put("decidesAt", "Tuesday"), 400, "time-invalid");
        decision(table, "a decision without a window", d -> d.remove("window"), 400, "missing-field");
        decision(table, "a window of three days in words", d -> d.put("window", "3 days"), 400, "time-invalid");
        decision(table, "a window of less than nothing", d -> d.put("window", "PT-1H"), 400, "time-invalid");
        decision(table, "a window in nanoseconds", d -> d.put("window", "PT0.0000001S"), 400, "time-invalid");
        decision(table, "a window of a month", d -> d.put("window", "P1M"), 400, "time-invalid");
        decision(table, "a window that is a number", d -> d.put("window", 72), 400, "wrong-type");
        decision(table, "a window beyond all bounds", d -> d.put("window", "PT9999999999999H"), 400, "time-invalid");
        decision(table, "a decision without status quo", d -> d.remove("statusQuo"), 400, "missing-field");
        decision(table, "an unknown status quo", d -> d.put("statusQuo", "bent"), 422, "unknown-condition");
        decision(table, "better is sideways", d -> d.put("better", "sideways"), 400, "value-invalid");
    }

    private static void rules(BadRequests table) {
        decision(table, "an unknown rule", d -> d.put("rule", "dictator"), 400, "value-invalid");
        decision(table, "a rule in capitals", d -> d.put("rule", "TWAP_MARGIN"), 400, "value-invalid");
        decision(table, "a base rule under no lot", d -> d.put("baseRule", "last-price"), 422, INVALID);
        decision(table, "a grid without a scoreboard", d -> d.put("grid", "PT1M"), 422, INVALID);
        decision(table, "a margin without a scoreboard", d -> d.put("absoluteMargin", "0.1"), 422, INVALID);
        decision(table, "a victory without a scoreboard", d -> d.put("victoryMargin", 3), 422, INVALID);
        decision(table, "a lot without a lottery", d -> d.put("epsilon", 0.1), 422, INVALID);
        decision(table, "a seed without a lottery", d -> d.put("seed", "0".repeat(64)), 422, INVALID);
        decision(
                table,
                "a mixed settlement without a lottery",
                d -> d.put("settlement", "inverse-probability"),
                422,
                INVALID);
        decision(table, "a settlement by chance", d -> d.put("settlement", "chance"), 400, "value-invalid");
        decision(
                table, "a lag of a scoreboard", d -> d.put("rule", "scoreboard").put("lag", lag()), 422, INVALID);
        decision(
                table,
                "a threshold of a scoreboard",
                d -> d.put("rule", "scoreboard").put("thresholdBps", 100),
                422,
                INVALID);
        table.market(
                "a decision about a metric without expectation",
                m -> m.put("decision", twapMargin())
                        .put(
                                "metric",
                                new JsonObject()
                                        .put("type", "categorical")
                                        .put(
                                                "outcomes",
                                                new JsonArray()
                                                        .add("a")
                                                        .add("b")
                                                        .add("c"))),
                422,
                INVALID);
        table.market(
                "a decision among one",
                m -> m.put("decision", twapMargin()).put("conditions", new JsonArray().add("broken")),
                422,
                INVALID);
    }

    private static void numbers(BadRequests table) {
        decision(table, "a decision in the past", d -> d.put("decidesAt", "2025-12-31T00:00:00Z"), 422, INVALID);
        decision(
                table,
                "a decision at the beginning of time",
                d -> d.put("decidesAt", "1970-01-01T00:00:00Z"),
                422,
                INVALID);
        decision(table, "a window of nothing", d -> d.put("window", "PT0S"), 422, INVALID);
        decision(table, "half a basis point of threshold", d -> d.put("thresholdBps", 0.5), 400, "number-invalid");
        decision(table, "a threshold beyond all bounds", d -> d.put("thresholdBps", 2_000_000_000), 422, INVALID);
        decision(table, "a lag that is a number", d -> d.put("lag", 5), 400, "wrong-type");
        decision(table, "a lag without a change", d -> d.put("lag", new JsonObject()), 400, "missing-field");
        decision(table, "a lag of no change", d -> d.put("lag", lag().put("maxChange", "0")), 422, INVALID);
        decision(table, "a lag of a negative change", d -> d.put("lag", lag().put("maxChange", "-1")), 422, INVALID);
        decision(table, "a lag wider than all", d -> d.put("lag", lag().put("maxChange", "1.5")), 422, INVALID);
        decision(table, "a lag on no grid", d -> d.put("lag", lag().put("grid", "PT0S")), 422, INVALID);
        decision(table, "a lag with a step", d -> d.put("lag", lag().put("step", "1")), 400, "unknown-field");
        decision(
                table,
                "a margin less than nothing",
                d -> d.put("rule", "scoreboard").put("absoluteMargin", "-0.1"),
                422,
                INVALID);
    }

    private static void lots(BadRequests table) {
        lot(table, "a lottery without epsilon", d -> d.remove("epsilon"), 400, "missing-field");
        lot(table, "a lottery that never is", d -> d.put("epsilon", 0), 422, INVALID);
        lot(table, "a lottery more often than always", d -> d.put("epsilon", 1.5), 400, "number-invalid");
        lot(table, "an epsilon in words", d -> d.put("epsilon", "often"), 400, "wrong-type");
        lot(table, "a seed of 63 digits", d -> d.put("seed", "0".repeat(63)), 400, "value-invalid");
        lot(table, "a seed of no digits", d -> d.put("seed", "g".repeat(64)), 400, "value-invalid");
        lot(table, "a lottery under a lottery", d -> d.put("baseRule", "randomised"), 422, INVALID);
        lot(table, "a lottery under advice", d -> d.put("baseRule", "advisory"), 422, INVALID);
        lot(table, "an unknown base rule", d -> d.put("baseRule", "mood"), 400, "value-invalid");
    }

    private static void lot(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        decision(
                table,
                name,
                d -> {
                    d.put("rule", "randomised").put("epsilon", 0.1);
                    change.accept(d);
                },
                status,
                code);
    }

    private static void guards(BadRequests table) {
        guard(table, "guards that are a list", new JsonArray(), 400, "wrong-type");
        guard(table, "an unknown guard", new JsonObject().put("minMood", 1), 400, "unknown-field");
        guard(table, "half a trader", new JsonObject().put("minTraders", 0.5), 400, "number-invalid");
        guard(table, "fewer traders than none", new JsonObject().put("minTraders", -1), 422, INVALID);
        guard(table, "a negative volume", new JsonObject().put("minVolume", "-1"), 422, INVALID);
        guard(table, "a negative position limit", new JsonObject().put("positionLimit", "-1"), 422, INVALID);
        guard(table, "an opening time in words", new JsonObject().put("minOpen", "a day"), 400, "time-invalid");
    }

    private static void guard(BadRequests table, String name, Object guards, int status, String code) {
        decision(table, name, d -> d.put("guards", guards), status, code);
    }
}
