package covenant.api.badinput;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Markets that cannot be opened. */
class BadMarketsTest extends BadInput {
    @Override
    void prepare() {
        write("coordinator", "/api/v1/markets", market("pending").put("opensAt", "2027-01-01T00:00:00Z"));
    }

    @Override
    void fill(BadRequests table) {
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
        table.market(
                "an opening after the closing",
                m -> m.put("opensAt", "2027-01-02T00:00:00Z").put("closesAt", "2027-01-01T00:00:00Z"),
                422,
                "open-time-invalid");
        table.market(
                "an opening at the expiry",
                m -> m.put("opensAt", "2027-01-01T00:00:00Z").put("expiresAt", "2027-01-01T00:00:00Z"),
                422,
                "open-time-invalid");
        table.market(
                "an expiry that has passed", m -> m.put("expiresAt", "2025-01-01T00:00:00Z"), 422, "expiry-invalid");
        table.market(
                "an expiry at the very beginning of time",
                m -> m.put("expiresAt", "1970-01-01T00:00:00Z"),
                422,
                "expiry-invalid");
        table.market(
                "an expiry before the closing",
                m -> m.put("closesAt", "2027-01-02T00:00:00Z").put("expiresAt", "2027-01-01T00:00:00Z"),
                422,
                "expiry-invalid");
        table.market("an opening time that is a number", m -> m.put("opensAt", 5), 400, "wrong-type");
        table.market("an expiry that is a word", m -> m.put("expiresAt", "never"), 400, "time-invalid");
        table.post(
                "a trade before the opening",
                "rich",
                "/api/v1/markets/pending/trades",
                "\"condition\":\"kept\",\"outcome\":\"yes\",\"shares\":\"1\"",
                409,
                "market-not-open");
        table.market("a closing time that is a word", m -> m.put("closesAt", "tomorrow"), 400, "time-invalid");
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
}
