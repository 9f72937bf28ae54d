package covenant.api.json;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Fee;
import io.vertx.core.json.JsonObject;

/** A limit order as its owner sees it, the same in answers and in the stream. */
public final class RestingOrderJson {
    private RestingOrderJson() {}

    /** The order as it stands. */
    public static JsonObject of(RestingOrder order, MarketTerms market) {
        return put(new JsonObject(), order, market)
                .put("state", order.rests() ? "resting" : order.ending().id())
                .put("placedAt", Times.iso(order.placedAtMicros()))
                .put("endedAt", order.rests() ? null : Times.iso(order.endedAtMicros()));
    }

    /** Puts what was asked, what was filled, and what rests. */
    public static JsonObject put(JsonObject json, RestingOrder order, MarketTerms market) {
        return json.put("order", order.number())
                .put("market", market.id())
                .put("condition", conditionId(market, order.condition()))
                .put("outcome", outcomeId(market, order.outcome()))
                .put("shares", Amounts.text(order.sharesMicros()))
                .put("limitPrice", Probabilities.number(order.limitPpb()))
                .put("expiresAt", order.expiresAtMicros() == 0 ? null : Times.iso(order.expiresAtMicros()))
                .put("filled", Amounts.text(signed(order, order.filledMicros())))
                .put("cost", Amounts.text(order.costMicros() + order.feeMicros()))
                .put("fee", Amounts.text(order.feeMicros()))
                .put("resting", Amounts.text(order.rests() ? signed(order, order.leftMicros()) : 0))
                .put("reserved", Amounts.text(order.reservedMicros(new Fee(market.feeBps()))));
    }

    /** The condition's slug, or null for {@link Order#ANY}. */
    public static String conditionId(MarketTerms market, int condition) {
        return condition == Order.ANY ? null : market.conditions().get(condition);
    }

    /** The outcome's slug, or null for {@link Order#ANY}. */
    public static String outcomeId(MarketTerms market, int outcome) {
        return outcome == Order.ANY ? null : market.metric().outcomes().get(outcome);
    }

    private static long signed(RestingOrder order, long shares) {
        return order.buys() ? shares : -shares;
    }
}
