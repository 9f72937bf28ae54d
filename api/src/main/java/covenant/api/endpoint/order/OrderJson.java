package covenant.api.endpoint.order;

import covenant.api.directory.ListedMarket;
import covenant.api.http.Receipt;
import covenant.api.json.Probabilities;
import covenant.api.json.RestingOrderJson;
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
        return RestingOrderJson.of(order, market.terms());
    }

    /** What became of it when it was placed; the same whenever it is asked again. */
    static JsonObject placed(Answer answer, ListedMarket market, PlaceOrder asked) {
        return RestingOrderJson.put(Receipt.of(answer), asPlaced(answer, market, asked), market.terms())
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

    private static Fee rate(ListedMarket market) {
        return new Fee(market.terms().feeBps());
    }
}
