package covenant.api.endpoint.market;

import covenant.api.directory.ListedMarket;
import covenant.api.http.Receipt;
import covenant.api.json.Amounts;
import covenant.api.json.Probabilities;
import covenant.engine.Answer;
import covenant.engine.command.Order;
import io.vertx.core.json.JsonObject;

/** What was or would be traded; the same for quotes and trades. */
final class TradeJson {
    private TradeJson() {}

    /** One trade of a batch. */
    static JsonObject of(Answer.Leg leg, ListedMarket market, Order order) {
        return new JsonObject()
                .put("market", market.terms().id())
                .put("condition", market.conditionId(order.condition()))
                .put("outcome", market.outcomeId(order.outcome()))
                .put("shares", Amounts.text(leg.sharesMicros()))
                .put("cost", Amounts.text(leg.costMicros()))
                .put("fee", Amounts.text(leg.feeMicros()))
                .put("priceBefore", Probabilities.number(leg.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(leg.priceAfterPpb()));
    }

    static JsonObject of(Answer answer, ListedMarket market, Order order) {
        JsonObject json = Receipt.of(answer)
                .put("market", market.terms().id())
                .put("condition", market.conditionId(order.condition()))
                .put("outcome", market.outcomeId(order.outcome()))
                .put("shares", Amounts.text(answer.sharesMicros()))
                .put("cost", Amounts.text(answer.costMicros()))
                .put("fee", Amounts.text(answer.feeMicros()))
                .put("priceBefore", Probabilities.number(answer.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(answer.priceAfterPpb()));
        return Receipt.cash(json, answer);
    }
}
