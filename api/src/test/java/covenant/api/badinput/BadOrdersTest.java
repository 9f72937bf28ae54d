package covenant.api.badinput;

import covenant.engine.Limits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Limit orders that cannot be placed, and those that cannot be cancelled. */
class BadOrdersTest extends BadInput {
    private static final String MARKETS = "/api/v1/markets/";
    private static final String ORDERS = MARKETS + "open/orders";
    private static final String MY_ORDERS = "/api/v1/me/orders";

    private static final int RESTING = 0;
    private static final int CANCELLED = 1;
    private static final int FILLED = 2;
    private static final int MARKET_ENDED = 3;
    private static final int EXPIRED = 4;

    /** One share of {@code yes} given {@code kept}, far below its price. */
    private static JsonObject good() {
        return new JsonObject()
                .put("condition", "kept")
                .put("outcome", "yes")
                .put("shares", "1")
                .put("limitPrice", 0.25);
    }

    @Override
    void prepare() {
        write("rich", ORDERS, good().put("commandId", "used"));
        write("rich", ORDERS, good());
        write("rich", cancel(CANCELLED), new JsonObject());
        write("rich", ORDERS, good().put("limitPrice", 0.75));
        write("coordinator", "/api/v1/markets", market("fleeting"));
        write("rich", MARKETS + "fleeting/orders", good());
        write("coordinator", MARKETS + "fleeting/void", new JsonObject().put("reason", "a mistake"));
        write("rich", ORDERS, good().put("expiresAt", "2026-01-01T01:00:30Z"));
        venue().advanceSeconds(60);
        account("full", "participant", "1000");
        for (int i = 0; i < Limits.MAX_ORDERS_PER_ACCOUNT; i++) {
            write("full", ORDERS, good());
        }
    }

    private static String cancel(Object order) {
        return "/api/v1/orders/" + order + "/cancel";
    }

    @Override
    void fill(BadRequests table) {
        claims(table);
        shares(table);
        limits(table);
        expiries(table);
        names(table);
        places(table);
        rights(table);
        cancels(table);
        reads(table);
    }

    private static void order(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.changed(name, "rich", ORDERS, good(), change, status, code);
    }

    private static void claims(BadRequests table) {
        order(table, "an order of everything", BadOrdersTest::ofEverything, 422, "claim-invalid");
        order(table, "an order of a null condition", o -> o.putNull("condition"), 400, "wrong-type");
        order(table, "an order of an unknown condition", o -> o.put("condition", "bent"), 422, "unknown-condition");
        order(table, "an order of an empty condition", o -> o.put("condition", ""), 422, "unknown-condition");
        order(table, "an order of a numbered condition", o -> o.put("condition", 0), 400, "wrong-type");
        order(table, "an order of an unknown outcome", o -> o.put("outcome", "maybe"), 422, "unknown-outcome");
        order(table, "an order of outcomes", o -> o.put("outcome", new JsonArray().add("yes")), 400, "wrong-type");
    }

    private static void ofEverything(JsonObject order) {
        order.remove("condition");
        order.remove("outcome");
    }

    private static void shares(BadRequests table) {
        order(table, "an order of how many", o -> o.remove("shares"), 400, "missing-field");
        order(table, "an order of null shares", o -> o.putNull("shares"), 400, "missing-field");
        order(table, "an order of many", o -> o.put("shares", "many"), 400, "number-invalid");
        order(table, "an order of true shares", o -> o.put("shares", true), 400, "wrong-type");
        order(table, "an order of 7 decimals", o -> o.put("shares", "1.0000001"), 400, "number-invalid");
        order(table, "an order of 20 digits", o -> o.put("shares", "12345678901234567890"), 400, "number-invalid");
        order(table, "an order of no shares", o -> o.put("shares", "0"), 422, "amount-invalid");
        order(table, "too many to buy", o -> o.put("shares", "1000000000.000001"), 422, "amount-invalid");
        order(table, "too many to sell", o -> o.put("shares", "-1000000000.000001"), 422, "amount-invalid");
        order(table, "more than one may hold", o -> o.put("shares", "1000000000"), 422, "position-too-large");
        order(table, "too few to buy", o -> o.put("shares", "0.003999"), 422, "order-invalid");
        order(table, "too few to sell", o -> o.put("shares", "-0.001333"), 422, "order-invalid");
    }

    private static void limits(BadRequests table) {
        order(table, "an order at any price", o -> o.remove("limitPrice"), 400, "missing-field");
        order(table, "a limit that is a text", o -> o.put("limitPrice", "0.25"), 400, "wrong-type");
        order(table, "a limit of 0", o -> o.put("limitPrice", 0), 422, "price-invalid");
        order(table, "a limit of 1", o -> o.put("limitPrice", 1), 422, "price-invalid");
        order(table, "a limit below 0", o -> o.put("limitPrice", -0.25), 422, "price-invalid");
        order(table, "a limit in percent", o -> o.put("limitPrice", 25), 422, "price-invalid");
        order(table, "a limit that rounds to 0", o -> o.put("limitPrice", 1e-12), 422, "price-invalid");
        order(table, "a limit that rounds to 1", o -> o.put("limitPrice", 0.9999999999), 422, "price-invalid");
    }

    private static void expiries(BadRequests table) {
        order(table, "an expiry that is a word", o -> o.put("expiresAt", "soon"), 400, "time-invalid");
        order(table, "an expiry that is a number", o -> o.put("expiresAt", 3_600), 400, "wrong-type");
        order(table, "an expiry that is a duration", o -> o.put("expiresAt", "PT1H"), 400, "time-invalid");
        order(table, "an expiry before time", o -> o.put("expiresAt", "1969-12-31T23:59:59Z"), 400, "time-invalid");
        order(
                table,
                "an expiry at the very beginning of time",
                o -> o.put("expiresAt", "1970-01-01T00:00:00Z"),
                422,
                "order-invalid");
        order(table, "an expiry in the past", o -> o.put("expiresAt", "2025-01-01T00:00:00Z"), 422, "order-invalid");
        order(
                table,
                "an expiry after all time",
                o -> o.put("expiresAt", "+10000-01-01T00:00:00Z"),
                400,
                "time-invalid");
        order(
                table,
                "an expiry of nanoseconds",
                o -> o.put("expiresAt", "2027-01-01T00:00:00.000000001Z"),
                400,
                "time-invalid");
    }

    private static void names(BadRequests table) {
        order(table, "an order without a commandId", o -> o.remove("commandId"), 400, "command-id-missing");
        order(table, "an order with an empty commandId", o -> o.put("commandId", ""), 400, "command-id-invalid");
        order(table, "an order with a spaced commandId", o -> o.put("commandId", "a b"), 400, "command-id-invalid");
        order(table, "a long commandId", o -> o.put("commandId", "x".repeat(65)), 400, "command-id-invalid");
        order(table, "an order with a numbered commandId", o -> o.put("commandId", 7), 400, "wrong-type");
        order(
                table,
                "another order under the same commandId",
                o -> o.put("commandId", "used").put("shares", "2"),
                409,
                "command-id-reused");
        order(
                table,
                "the same order until another time",
                o -> o.put("commandId", "used").put("expiresAt", "2027-01-01T00:00:00Z"),
                409,
                "command-id-reused");
        order(table, "an order with a side", o -> o.put("side", "buy"), 400, "unknown-field");
        order(table, "an order of a trade's spend", o -> o.put("spend", "1"), 400, "unknown-field");
    }

    private static void places(BadRequests table) {
        place(table, "nowhere", o -> {}, 404, "unknown-market");
        place(table, "closed", o -> {}, 409, "market-closed");
        place(table, "settled", o -> {}, 409, "market-settled");
        place(table, "voided", o -> {}, 409, "market-voided");
        place(table, "halfway", o -> o.put("condition", "broken"), 409, "condition-settled");
        place(table, "pure", o -> o.remove("outcome"), 409, "condition-trading-off");
        place(table, "scalar", o -> {}, 422, "unknown-outcome");
    }

    private static void place(BadRequests table, String market, Consumer<JsonObject> change, int status, String code) {
        String path = MARKETS + market + "/orders";
        table.changed("an order in the market " + market, "rich", path, good(), change, status, code);
    }

    private static void rights(BadRequests table) {
        by(table, "none", o -> {}, 401, "key-missing");
        by(table, "unknown", o -> {}, 401, "key-unknown");
        by(table, "coordinator", o -> {}, 403, "role-not-admitted");
        by(table, "researcher", o -> {}, 403, "role-not-admitted");
        by(table, "operator", o -> {}, 403, "role-not-admitted");
        by(table, "poor", o -> o.put("shares", "10"), 409, "insufficient-funds");
        by(table, "full", o -> {}, 422, "limit-exceeded");
        table.changed(
                "a sale that poor cannot cover",
                "poor",
                ORDERS,
                good(),
                o -> o.put("shares", "-10").put("limitPrice", 0.75),
                409,
                "insufficient-funds");
    }

    private static void by(BadRequests table, String key, Consumer<JsonObject> change, int status, String code) {
        table.changed("an order by " + key, key, ORDERS, good(), change, status, code);
    }

    private static void cancels(BadRequests table) {
        cancel(table, "an order that is not there", "rich", 1_000, 404, "unknown-order");
        cancel(table, "the last number of all", "rich", Integer.MAX_VALUE, 404, "unknown-order");
        cancel(table, "a number beyond all", "rich", 1L << 31, 404, "unknown-order");
        cancel(table, "a number that would wrap around to the first", "rich", 1L << 32, 404, "unknown-order");
        cancel(table, "a number of 30 digits", "rich", "9".repeat(30), 404, "unknown-order");
        cancel(table, "a negative number", "rich", -1, 404, "unknown-order");
        cancel(table, "a leading zero", "rich", "00", 404, "unknown-order");
        cancel(table, "a word", "rich", "mine", 404, "unknown-order");
        cancel(table, "half a number", "rich", "0.5", 404, "unknown-order");
        cancel(table, "Arabic digits", "rich", "%D9%A0", 404, "unknown-order");
        cancel(table, "another's", "poor", RESTING, 403, "not-owner");
        cancel(table, "another's that is over", "poor", CANCELLED, 403, "not-owner");
        cancel(table, "what was cancelled", "rich", CANCELLED, 409, "order-ended");
        cancel(table, "what was filled", "rich", FILLED, 409, "order-ended");
        cancel(table, "what ended with its market", "rich", MARKET_ENDED, 409, "order-ended");
        cancel(table, "what has expired", "rich", EXPIRED, 409, "order-ended");
        cancel(table, "without a key", "none", RESTING, 401, "key-missing");
        cancel(table, "by the operator", "operator", RESTING, 403, "role-not-admitted");
        table.post("a cancel with a reason", "rich", cancel(RESTING), "\"reason\":\"x\"", 400, "unknown-field");
        table.row("a cancel without an id", "rich", "POST", cancel(RESTING), "{}", 400, "command-id-missing");
        table.row(
                "a cancel under an order's commandId",
                "rich",
                "POST",
                cancel(RESTING),
                "{\"commandId\":\"used\"}",
                409,
                "command-id-reused");
        table.row("an order deleted", "rich", "DELETE", "/api/v1/orders/" + RESTING, (byte[]) null, 404, "not-found");
    }

    private static void cancel(BadRequests table, String name, String key, Object order, int status, String code) {
        table.post("a cancel: " + name, key, cancel(order), "", status, code);
    }

    private static void reads(BadRequests table) {
        table.get("the book of an unknown market", MARKETS + "nowhere/orders", 404, "unknown-market");
        table.get("the book's first page", ORDERS + "?limit=1", 400, "unknown-parameter");
        table.get("my orders without a key", MY_ORDERS, 401, "key-missing");
        mine(table, "limit=0", "parameter-invalid");
        mine(table, "limit=1001", "parameter-invalid");
        mine(table, "limit=all", "parameter-invalid");
        mine(table, "cursor=x", "cursor-invalid");
        mine(table, "cursor=-1", "cursor-invalid");
        mine(table, "cursor=99999999999", "cursor-invalid");
        mine(table, "state=resting", "unknown-parameter");
        mine(table, "limit=1&limit=2", "unknown-parameter");
    }

    private static void mine(BadRequests table, String query, String code) {
        table.row("my orders with " + query, "rich", "GET", MY_ORDERS + "?" + query, (byte[]) null, 400, code);
    }
}
