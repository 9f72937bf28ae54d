package covenant.api.json;

import covenant.engine.command.MarketTerms;
import covenant.engine.flip.CostToFlip;
import covenant.engine.flip.Lever;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What it would cost to turn a decision, as clients see it. */
final class FlipJson {
    private FlipJson() {}

    static JsonObject of(MarketTerms market, CostToFlip cost) {
        if (cost.none() != null) {
            return new JsonObject()
                    .put("target", null)
                    .put("spend", null)
                    .put("none", cost.none().id())
                    .put("reason", cost.detail());
        }
        // Where the attack succeeds it is the target's branch that counts.
        Lever decisive = cost.levers().get(cost.target());
        JsonArray branches = new JsonArray();
        cost.levers().forEach(lever -> branches.add(branch(market, lever)));
        return new JsonObject()
                .put("target", market.conditions().get(cost.target()))
                .put("spend", Amounts.text(cost.spendMicros()))
                .put("expectedLoss", Amounts.text(decisive.expectedLossMicros()))
                .put("defenderProfit", Amounts.text(decisive.defenderProfitMicros()))
                .put("largestPayoff", Amounts.text(cost.largestPayoffMicros()))
                .put("withinPositionLimit", cost.isWithinPositionLimit())
                .put("branches", branches);
    }

    private static JsonObject branch(MarketTerms market, Lever lever) {
        return new JsonObject()
                .put("condition", market.conditions().get(lever.condition()))
                .put("buy", market.metric().outcomes().get(lever.outcome()))
                .put("shares", Amounts.text(lever.sharesMicros()))
                .put("cost", Amounts.text(lever.costMicros()))
                .put("value", MarketJson.expectation(market, lever.valueBefore()))
                .put("sustained", MarketJson.expectation(market, lever.valueAfter()))
                .put("expectedLoss", Amounts.text(lever.expectedLossMicros()))
                .put("defenderProfit", Amounts.text(lever.defenderProfitMicros()));
    }
}
