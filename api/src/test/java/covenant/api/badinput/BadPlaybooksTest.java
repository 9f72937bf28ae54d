package covenant.api.badinput;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Playbooks that could not work, and moves that they are not in a state for. */
class BadPlaybooksTest extends BadInput {
    private static final String PLAYBOOKS = "/api/v1/playbooks";

    @Override
    void prepare() {
        write("coordinator", PLAYBOOKS, good("calm"));
        write(
                "coordinator",
                PLAYBOOKS,
                good("sealed").put("sha256", "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"));
    }

    /** Watches P(broken) of the open market, which is 0.5. */
    private static JsonObject good(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Title of " + id)
                .put("signal", signal("condition-probability").put("condition", "broken"))
                .put("when", "above")
                .put("threshold", 0.7)
                .put("reset", 0.6)
                .put("hold", "PT10M")
                .put("process", "We call each other")
                .put("action", new JsonObject().put("type", "convene").put("text", "Come all"))
                .put("owner", "coordinator")
                .put("respondWithin", "PT24H");
    }

    private static JsonObject signal(String kind) {
        return new JsonObject().put("kind", kind).put("market", "open");
    }

    private static JsonObject webhook(String url) {
        return new JsonObject().put("type", "webhook").put("url", url);
    }

    private static void bad(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.changed(name, "coordinator", PLAYBOOKS, good("fresh"), change, status, code);
    }

    private static void invalid(BadRequests table, String name, Consumer<JsonObject> change) {
        bad(table, name, change, 422, "playbook-invalid");
    }

    private static void signal(BadRequests table, String name, JsonObject signal) {
        invalid(table, name, p -> p.put("signal", signal));
    }

    @Override
    void fill(BadRequests table) {
        texts(table);
        terms(table);
        signals(table);
        actions(table);
        moves(table);
        table.get("a playbook that nobody opened", PLAYBOOKS + "/nowhere", 404, "unknown-playbook");
        table.get("a list with a strange parameter", PLAYBOOKS + "?state=armed", 400, "unknown-parameter");
    }

    private static void texts(BadRequests table) {
        bad(table, "a playbook without title", p -> p.remove("title"), 400, "missing-field");
        bad(table, "a playbook with a blank title", p -> p.put("title", " "), 422, "text-invalid");
        bad(table, "a playbook whose id is no slug", p -> p.put("id", "Not one"), 422, "id-invalid");
        bad(table, "a playbook whose id is taken", p -> p.put("id", "calm"), 409, "id-taken");
        bad(table, "a playbook with an unknown field", p -> p.put("urgent", true), 400, "unknown-field");
        bad(table, "a playbook whose text is too long", p -> p.put("text", "x".repeat(4_001)), 422, "text-invalid");
        bad(table, "a seal that is no hash", p -> p.put("sha256", "abc"), 400, "value-invalid");
        invalid(
                table,
                "a seal beside the text",
                p -> p.put("sha256", "0".repeat(64)).put("text", "If so, then so"));
    }

    private static void terms(BadRequests table) {
        invalid(table, "a playbook without owner", p -> p.remove("owner"));
        invalid(table, "a playbook whose owner nobody knows", p -> p.put("owner", "nobody"));
        invalid(table, "a playbook owned by a participant", p -> p.put("owner", "rich"));
        invalid(table, "a playbook without process", p -> p.remove("process"));
        invalid(table, "a playbook without deadline", p -> p.remove("respondWithin"));
        invalid(table, "a playbook with ten years to respond", p -> p.put("respondWithin", "P3653D"));
        bad(table, "a deadline that is a word", p -> p.put("respondWithin", "soon"), 400, "time-invalid");
        bad(table, "a negative holding time", p -> p.put("hold", "PT-1M"), 400, "time-invalid");
        invalid(table, "a holding time of ten years", p -> p.put("hold", "P3653D"));
        bad(table, "a direction that is none", p -> p.put("when", "sideways"), 400, "value-invalid");
        bad(table, "a playbook without threshold", p -> p.remove("threshold"), 400, "missing-field");
        bad(table, "a threshold that is a word", p -> p.put("threshold", "high"), 400, "number-invalid");
        bad(table, "a threshold in ten decimals", p -> p.put("threshold", "0.7000000001"), 400, "number-invalid");
        bad(table, "a threshold beyond all numbers", p -> p.put("threshold", 1e300), 400, "number-invalid");
        invalid(table, "a threshold that no probability reaches", p -> p.put("threshold", 1.5));
        invalid(table, "a reset on the wrong side above", p -> p.put("reset", 0.8));
        invalid(table, "a reset on the wrong side below", p -> p.put("when", "below"));
        invalid(table, "guards below nothing", p -> p.put("guards", new JsonObject().put("traders", -1)));
        bad(
                table,
                "a guard that nobody knows",
                p -> p.put("guards", new JsonObject().put("mood", 1)),
                400,
                "unknown-field");
    }

    private static void signals(BadRequests table) {
        bad(table, "a signal of no kind", p -> p.put("signal", signal("mood")), 400, "value-invalid");
        signal(table, "a signal of no market", signal("token").put("market", "nowhere"));
        signal(table, "a signal of a market that was voided", signal("token").put("market", "voided"));
        signal(table, "a condition's probability of no condition", signal("condition-probability"));
        bad(
                table,
                "a condition that the market does not have",
                p -> p.put("signal", signal("condition-probability").put("condition", "bent")),
                422,
                "unknown-condition");
        signal(
                table,
                "a conditional probability of no outcome",
                signal("conditional-probability").put("condition", "kept"));
        signal(table, "a token with a condition", signal("token").put("condition", "kept"));
        signal(table, "an average over less than a second", signal("token").put("average", "PT0.5S"));
        signal(
                table,
                "the lead of a market that decides nothing",
                signal("lead").put("condition", "kept"));
        signal(
                table,
                "a breach of no commitment",
                new JsonObject().put("kind", "breach").put("commitment", "nowhere"));
        signal(table, "a breach in a market", signal("breach").put("commitment", "nowhere"));
        signal(table, "a token of a commitment", signal("token").put("commitment", "nowhere"));
    }

    private static void actions(BadRequests table) {
        bad(
                table,
                "an action that is none",
                p -> p.put("action", new JsonObject().put("type", "hope")),
                400,
                "value-invalid");
        for (String url : new String[] {
            "",
            "example.org",
            "ftp://example.org/",
            "http://",
            "http:///path",
            "https://user:word@example.org/",
            "http://example.org:0/",
            "http://example.org:70000/",
            "http://a b/",
            "http://exämple.org/",
            "http://-a/",
            "http://[::1/",
            "http://example.org/#part",
            "https://example.org/" + "x".repeat(1_000)
        }) {
            invalid(
                    table,
                    "a webhook to " + (url.length() > 60 ? "far too long an address" : "'" + url + "'"),
                    p -> p.put("action", webhook(url)));
        }
        bad(
                table,
                "a webhook with a body",
                p -> p.put("action", webhook("http://a/").put("body", "x")),
                400,
                "unknown-field");
        bad(
                table,
                "a call to convene without words",
                p -> p.put("action", new JsonObject().put("type", "convene").put("text", "")),
                422,
                "text-invalid");
        JsonObject market = BadRequests.goodMarket("response");
        market(table, "a market to open without title", market.copy().put("title", " "), 422, "text-invalid");
        market(
                table,
                "a market to open with one outcome",
                market.copy()
                        .put(
                                "metric",
                                new JsonObject().put("type", "categorical").put("outcomes", new JsonArray().add("a"))),
                422,
                "outcomes-invalid");
        market(
                table,
                "a market to open with a prior",
                market.copy().put("prior", new JsonArray()),
                400,
                "unknown-field");
        market(table, "a market to open whose id is taken", market.copy().put("id", "open"), 409, "id-taken");
        market(
                table,
                "a market to open without liquidity",
                market.copy().put("liquidity", "0"),
                422,
                "liquidity-invalid");
    }

    private static void market(BadRequests table, String name, JsonObject market, int status, String code) {
        bad(
                table,
                name,
                p -> p.put("action", new JsonObject().put("type", "open-market").put("market", market)),
                status,
                code);
    }

    private static void move(
            BadRequests table, String name, String key, String call, String fields, int status, String code) {
        table.post(name, key, PLAYBOOKS + "/" + call, fields, status, code);
    }

    private static void moves(BadRequests table) {
        String responses = "calm/responses";
        String owner = "coordinator";
        move(
                table,
                "a response to no playbook",
                owner,
                "nowhere/responses",
                "\"response\":\"done\"",
                404,
                "unknown-playbook");
        move(table, "a response that is none", owner, responses, "\"response\":\"shrug\"", 400, "value-invalid");
        move(table, "no response", owner, responses, "\"reason\":\"x\"", 400, "missing-field");
        move(
                table,
                "an armed one acknowledged",
                owner,
                responses,
                "\"response\":\"acknowledge\"",
                409,
                "playbook-state-invalid");
        move(table, "an armed one done", owner, responses, "\"response\":\"done\"", 409, "playbook-state-invalid");
        move(
                table,
                "an armed one armed again",
                owner,
                responses,
                "\"response\":\"rearm\"",
                409,
                "playbook-state-invalid");
        move(table, "an override without a reason", owner, responses, "\"response\":\"override\"", 422, "text-invalid");
        move(
                table,
                "another's playbook",
                "other",
                responses,
                "\"response\":\"override\",\"reason\":\"x\"",
                403,
                "not-owner");
        move(table, "a drill by a participant", "rich", "calm/drills", "\"reason\":\"x\"", 403, "role-not-admitted");
        move(table, "an unknown drill", owner, "nowhere/drills", "\"reason\":\"x\"", 404, "unknown-playbook");
        move(table, "a text for what is not sealed", owner, "calm/unsealing", "\"text\":\"x\"", 409, "not-sealed");
        move(table, "an altered text", owner, "sealed/unsealing", "\"text\":\"hello, world\"", 422, "seal-mismatch");
        move(table, "no text at all", owner, "sealed/unsealing", "\"text\":\"\"", 422, "text-invalid");
        move(table, "nobody's drill", "none", "calm/drills", "\"reason\":\"x\"", 401, "key-missing");
        table.post("a playbook by a participant", "rich", PLAYBOOKS, "\"title\":\"x\"", 403, "role-not-admitted");
    }
}
