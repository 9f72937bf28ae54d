package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Markets: opening, reading, trading, settling. Every method throws as {@link Connection} says. */
public final class Markets {
    private static final String MARKETS = "markets";

    private final Connection connection;

    Markets(Connection connection) {
        this.connection = connection;
    }

    /** All of them in the order of their opening. */
    public Pages<Market> all() {
        return new Pages<>(connection, Query.api(MARKETS), MARKETS, Market::of);
    }

    /** Those of a phase. */
    public Pages<Market> inPhase(String phase) {
        return new Pages<>(connection, Query.api(MARKETS).with("phase", phase), MARKETS, Market::of);
    }

    /** One as it stands. */
    public Market get(String id) {
        return Market.of(connection.get(Query.api(MARKETS, id)).json());
    }

    /** How its decision stands, and what it would cost to turn it, as JSON. */
    public JsonObject decision(String id) {
        return connection.get(Query.api(MARKETS, id, "decision")).json();
    }

    /** What rests in its book, the best limit of each side first. */
    public List<BookLevel> book(String id) {
        return Reading.list(connection.get(Query.api(MARKETS, id, "orders")).json(), "book", BookLevel::of);
    }

    /** Opens one; the caller pays the subsidy. */
    public Receipt open(NewMarket market, Write how) {
        return write(market.body(), how);
    }

    /** Raises the liquidity parameter; the sponsor pays. */
    public Receipt addLiquidity(String id, Credits liquidity, String reason, Write how) {
        return write(body("reason", reason).put("liquidity", liquidity.toString()), how, id, "liquidity");
    }

    /** Says which condition came about. */
    public Receipt settleCondition(String id, String condition, String reason, Write how) {
        return write(body("reason", reason).put("condition", condition), how, id, "condition");
    }

    /** States the outcome and pays everyone. */
    public Receipt settleOutcome(String id, String outcome, String reason, Write how) {
        return write(body("reason", reason).put("outcome", outcome), how, id, "outcome");
    }

    /** States the value of a scalar metric and pays everyone. */
    public Receipt settleValue(String id, Credits value, String reason, Write how) {
        return write(body("reason", reason).put("value", value.toString()), how, id, "outcome");
    }

    /** Corrects the outcome of a settled market; the caller pays those who got too little. */
    public Receipt correctOutcome(String id, String outcome, String reason, Write how) {
        return write(body("reason", reason).put("outcome", outcome), how, id, "corrections");
    }

    /** Corrects the value of a settled scalar market. */
    public Receipt correctValue(String id, Credits value, String reason, Write how) {
        return write(body("reason", reason).put("value", value.toString()), how, id, "corrections");
    }

    /** Ends it as if it had never been. */
    public Receipt voidMarket(String id, String reason, Write how) {
        return write(body("reason", reason), how, id, "void");
    }

    /** What a trade would cost; changes nothing. */
    public Trade quote(String id, Order order) {
        return Trade.of(
                connection.ask(Query.api(MARKETS, id, "quotes"), order.body()).json());
    }

    /** Trades with the market maker, at once or not at all. */
    public Trade trade(String id, Order order, Write how) {
        return Trade.of(connection
                .post(Query.api(MARKETS, id, "trades"), order.body(), how)
                .json());
    }

    /** Up to 32 trades in any markets, all or none; funds are looked at once, at the end. Market by market in this order. */
    public List<Trade> tradeAll(List<InMarket> trades, Write how) {
        JsonArray all = new JsonArray();
        trades.forEach(each -> all.add(each.order().body().copy().put("market", each.market())));
        JsonObject body = new JsonObject().put("trades", all);
        return Reading.list(connection.post(Query.api("trades"), body, how).json(), "trades", Trade::of);
    }

    /** An order in one of several markets. */
    public record InMarket(String market, Order order) {}

    /** Buys or sells up to a limit; what cannot be had at once rests. */
    public PlacedOrder place(String id, LimitOrder order, Write how) {
        JsonObject told = connection
                .post(Query.api(MARKETS, id, "orders"), order.body(), how)
                .json();
        return how.isDryRun() ? PlacedOrder.tried(order.body(), told) : PlacedOrder.of(told);
    }

    /** Ends an order of one's own. */
    public Receipt cancel(int order, Write how) {
        Query path = Query.api("orders", Integer.toString(order), "cancel");
        return Receipt.of(connection.post(path, new JsonObject(), how).json());
    }

    /** Every trade of a market, oldest first. */
    public Pages<Trade> trades(String id) {
        return new Pages<>(connection, Query.api(MARKETS, id, "trades"), "trades", Trade::of);
    }

    /** A market's prices after everything that changed them, oldest first. */
    public Pages<PricePoint> prices(String id) {
        return new Pages<>(connection, Query.api(MARKETS, id, "prices"), "prices", PricePoint::of);
    }

    /** Candles of the price of an outcome given a condition; {@code resolution} such as {@code 1m} or {@code 1h}. */
    public Pages<Candle> candles(String id, String condition, String outcome, String resolution) {
        Query query = Query.api(MARKETS, id, "candles")
                .with("condition", condition)
                .with("outcome", outcome)
                .with("resolution", resolution);
        return new Pages<>(connection, query, "candles", Candle::of);
    }

    private Receipt write(JsonObject body, Write how, String... rest) {
        String[] path = new String[rest.length + 1];
        path[0] = MARKETS;
        System.arraycopy(rest, 0, path, 1, rest.length);
        return Receipt.of(connection.post(Query.api(path), body, how).json());
    }

    private static JsonObject body(String field, String value) {
        return value == null || value.isEmpty() ? new JsonObject() : new JsonObject().put(field, value);
    }
}
