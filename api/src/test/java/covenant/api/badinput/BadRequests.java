package covenant.api.badinput;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A topic's table of bad requests, with short ways to write its rows. */
final class BadRequests {
    /** Where the market {@code open} trades. */
    static final String TRADES = "/api/v1/markets/open/trades";

    /** A good order of one share of {@code yes}. */
    static final String YES = "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\"}";

    private final List<BadRequest> rows = new ArrayList<>();

    /** A good market of this id. */
    static JsonObject goodMarket(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Title of " + id)
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    List<BadRequest> rows() {
        return List.copyOf(rows);
    }

    void add(BadRequest row) {
        rows.add(row);
    }

    void row(String name, String key, String method, String path, byte[] body, int status, String code) {
        add(new BadRequest(name, key, method, path, body, List.of(), status, code));
    }

    void row(String name, String key, String method, String path, String body, int status, String code) {
        row(name, key, method, path, body.getBytes(StandardCharsets.UTF_8), status, code);
    }

    /** A read that anyone may send. */
    void get(String name, String path, int status, String code) {
        row(name, "none", "GET", path, (byte[]) null, status, code);
    }

    /** A write of these fields, beside a commandId, with this key. */
    void post(String name, String key, String path, String fields, int status, String code) {
        row(name, key, "POST", path, named(fields), status, code);
    }

    /** A write of a good body that one change has made bad. */
    void changed(
            String name,
            String key,
            String path,
            JsonObject good,
            Consumer<JsonObject> change,
            int status,
            String code) {
        JsonObject body = good.copy().put("commandId", "x");
        change.accept(body);
        row(name, key, "POST", path, body.encode(), status, code);
    }

    void trade(String name, String body, int status, String code) {
        row(name, "rich", "POST", TRADES, body, status, code);
    }

    void yes(String name, String fields, int status, String code) {
        trade(name, "{\"commandId\":\"x\",\"condition\":\"kept\",\"outcome\":\"yes\"," + fields + "}", status, code);
    }

    void market(String name, Consumer<JsonObject> change, int status, String code) {
        changed(name, "coordinator", "/api/v1/markets", goodMarket("fresh"), change, status, code);
    }

    void settle(String name, String call, String fields, int status, String code) {
        post(name, "coordinator", "/api/v1/markets/" + call, fields, status, code);
    }

    void account(String name, String fields, int status, String code) {
        post(name, "operator", "/api/v1/accounts", fields, status, code);
    }

    void operator(String name, String call, String fields, int status, String code) {
        post(name, "operator", "/api/v1/accounts/" + call, fields, status, code);
    }

    void typed(String name, String type, int status, String code) {
        add(new BadRequest(
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
