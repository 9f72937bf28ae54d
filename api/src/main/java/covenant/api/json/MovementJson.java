package covenant.api.json;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.engine.command.Metric;
import covenant.ledger.history.Movement;
import covenant.ledger.history.TradeRow;
import covenant.ledger.projection.PriceArray;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** How a market moved in a period, as clients see it. */
public final class MovementJson {
    /** What a trade is called by which somebody else's command, or time, filled a resting order. */
    private static final String ORDER_FILL = "order_fill";

    private final Directory directory;

    /** Names things as this directory does. */
    public MovementJson(Directory directory) {
        this.directory = directory;
    }

    /**
     * The movement.
     *
     * @param at the moments of its trend
     */
    public JsonObject of(Movement movement, List<Long> at) {
        ListedMarket market = directory.market(movement.market());
        Movement.Cause cause = movement.cause();
        return new JsonObject()
                .put("market", market.terms().id())
                .put("changedSequence", movement.changedSequence())
                .put("before", prices(movement.before(), market))
                .put("now", prices(movement.now(), market))
                .put(
                        "change",
                        new JsonObject()
                                .put(
                                        "expected",
                                        categorical(market)
                                                ? null
                                                : MarketJson.expectation(market.terms(), movement.change()))
                                .put("share", movement.share())
                                .put("outcome", market.outcomeId(movement.outcome())))
                .put("steps", movement.steps())
                .put("trend", trend(movement, market, at))
                .put("cause", cause == null ? null : cause(movement, cause, market));
    }

    private static boolean categorical(ListedMarket market) {
        return market.terms().metric().type() == Metric.Type.CATEGORICAL;
    }

    private static JsonObject prices(PriceArray prices, ListedMarket market) {
        JsonObject json = new JsonObject();
        MarketJson.putPrices(
                json, market.terms(), prices.conditionPpb(), prices.outcomePpb(), prices.expected(), prices.token());
        json.getJsonArray("conditions").forEach(condition -> ((JsonObject) condition).remove("outcomes"));
        return json.put("outcomes", MarketJson.outcomes(market.terms().metric(), prices.overallPpb()));
    }

    /** Of a categorical metric the token's place is taken by the probability of the outcome that moved most. */
    private static JsonObject trend(Movement movement, ListedMarket market, List<Long> at) {
        JsonArray moments = new JsonArray();
        at.forEach(micros -> moments.add(Times.iso(micros)));
        JsonArray conditions = new JsonArray();
        for (int c = 0; c < market.terms().conditions().size(); c++) {
            int condition = c;
            conditions.add(new JsonObject()
                    .put("id", market.conditionId(c))
                    .put(
                            "probabilities",
                            each(movement, prices -> Probabilities.number(prices.conditionPpb()[condition]))));
        }
        return new JsonObject()
                .put("at", moments)
                .put(
                        "token",
                        each(
                                movement,
                                prices -> categorical(market)
                                        ? Probabilities.number(prices.overallPpb()[movement.outcome()])
                                        : MarketJson.expectation(market.terms(), prices.token())))
                .put("conditions", conditions);
    }

    private static JsonArray each(Movement movement, Function<PriceArray, Double> value) {
        JsonArray values = new JsonArray();
        for (PriceArray prices : movement.trend()) {
            values.add(prices == null ? null : value.apply(prices));
        }
        return values;
    }

    private JsonObject cause(Movement movement, Movement.Cause cause, ListedMarket market) {
        TradeRow trade = cause.trade();
        boolean fill = trade != null && trade.order() >= 0;
        JsonObject json = new JsonObject()
                .put("kind", fill ? ORDER_FILL : cause.row().kind())
                .put("sequence", cause.row().cursor().sequence())
                .put("at", Times.iso(cause.row().atMicros()))
                .put(
                        "account",
                        cause.account() < 0
                                ? null
                                : directory.account(cause.account()).id())
                .put("condition", market.conditionId(trade == null ? cause.row().condition() : trade.condition()))
                .put("outcome", market.outcomeId(trade == null ? cause.row().outcome() : trade.outcome()))
                .put("shares", trade == null ? null : Amounts.text(trade.sharesMicros()))
                .put("cost", trade == null ? null : Amounts.text(trade.costMicros()))
                .put("order", fill ? trade.order() : null)
                .put("commitment", commitment(cause.commitment()))
                .put("reason", cause.reason())
                .put("share", (double) cause.change() / movement.range())
                .put("ofMove", movement.change() == 0 ? null : (double) cause.change() / movement.change());
        return json.put("after", cause.notice() == null ? null : notice(cause.notice()));
    }

    private String commitment(int number) {
        return number < 0 ? null : directory.commitments().id(number);
    }

    private JsonObject notice(Movement.Notice notice) {
        boolean attested = notice.kind().equals("attested");
        return new JsonObject()
                .put("kind", notice.kind())
                .put("sequence", notice.cursor().sequence())
                .put("at", Times.iso(notice.atMicros()))
                .put("commitment", commitment(notice.commitment()))
                .put("what", notice.what())
                .put("finding", attested ? notice.breached() ? "breached" : "kept" : null)
                .put("link", notice.link());
    }
}
