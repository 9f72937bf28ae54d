package covenant.api.endpoint.order;

import covenant.api.directory.ListedMarket;
import covenant.api.http.Receipt;
import covenant.api.json.Amounts;
import covenant.api.json.Probabilities;
import covenant.api.json.Times;
import covenant.engine.Answer;
import covenant.engine.command.PlaceOrder;
import covenant.engine.event.Event;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Fee;
import io.vertx.core.json.JsonObject;

/** An order as its owner sees it. */
final class OrderJson {
    private OrderJson() {}

    /** The order as it stands. */
    static JsonObject of(RestingOrder order, ListedMarket market) {
        return put(new JsonObject(), order, market)
                .put("state", order.rests() ? "resting" : order.ending().id())
                .put("placedAt", Times.iso(order.placedAtMicros()))
                .put("endedAt", order.rests() ? null : Times.iso(order.endedAtMicros()));
    }

    /** What became of it when it was placed; the same whenever it is asked again. */
    static JsonObject placed(Answer answer, ListedMarket market, PlaceOrder asked) {
        return put(Receipt.of(answer), asPlaced(answer, market, asked), market)
                .put("priceBefore", Probabilities.number(answer.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(answer.priceAfterPpb()));
    }

    /** The order as it stood after it was filled at once with what the answer says. */
    private static RestingOrder asPlaced(Answer answer, ListedMarket market, PlaceOrder asked) {
        RestingOrder order = RestingOrder.placed(
                answer.number(),
                asked.by(),
                asked.market(),
                asked.condition(),
                asked.outcome(),
                asked.sharesMicros(),
                asked.limitPpb(),
                answer.atMicros(),
                asked.expiresAtMicros());
        if (answer.sharesMicros() != 0) {
            long filled = Math.abs(answer.sharesMicros());
            order = order.filled(filled, answer.costMicros() - answer.feeMicros(), rate(market));
        }
        return order.isSpent() ? order.ended(Event.Ending.FILLED, answer.atMicros()) : order;
    }

    private static JsonObject put(JsonObject json, RestingOrder order, ListedMarket market) {
        return json.put("order", order.number())
                .put("market", market.terms().id())
                .put("condition", market.conditionId(order.condition()))
                .put("outcome", market.outcomeId(order.outcome()))
                .put("shares", Amounts.text(order.sharesMicros()))
                .put("limitPrice", Probabilities.number(order.limitPpb()))
                .put("expiresAt", order.expiresAtMicros() == 0 ? null : Times.iso(order.expiresAtMicros()))
                .put("filled", Amounts.text(signed(order, order.filledMicros())))
                .put("cost", Amounts.text(order.costMicros() + order.feeMicros()))
                .put("fee", Amounts.text(order.feeMicros()))
                .put("resting", Amounts.text(order.rests() ? signed(order, order.leftMicros()) : 0))
                .put("reserved", Amounts.text(order.reservedMicros(rate(market))));
    }

    private static long signed(RestingOrder order, long shares) {
        return order.buys() ? shares : -shares;
    }

    private static Fee rate(ListedMarket market) {
        return new Fee(market.terms().feeBps());
    }
}
