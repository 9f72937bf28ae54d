package covenant.api.stream;

import covenant.api.json.Amounts;
import covenant.api.json.MarketJson;
import covenant.api.json.Probabilities;
import covenant.api.json.Times;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.event.Event;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonObject;

/** What the frames say; the one encoder of both transports. */
final class FrameJson {
    private FrameJson() {}

    /** The market as in every answer. */
    static String market(MarketView view) {
        return MarketJson.of(view).encode();
    }

    /** Members of a frame that tells the state of something. */
    static String stateBody(Subject subject, String json) {
        return ",\"" + subject.type() + "\":" + json;
    }

    /** Members of the frame that says which condition came about, and how that moved the token. */
    static String conditionBody(Cut.Settled settled) {
        MarketTerms terms = settled.market();
        Event.ConditionSettled event = settled.event();
        JsonObject json = new JsonObject()
                .put("market", terms.id())
                .put("condition", terms.conditions().get(event.condition()))
                .put("by", settled.by())
                .put("commitment", settled.commitment().isEmpty() ? null : settled.commitment())
                .put("reason", event.reason());
        MarketJson.putRepricing(json, terms.metric(), event.tokenBefore(), event.tokenAfter());
        return members(json);
    }

    /** Members of the frame that says how an order ended; whose it was is not said, its owner knows its number. */
    static String orderBody(Cut.Ended ended) {
        Event.OrderEnded event = ended.event();
        return members(new JsonObject()
                .put("market", ended.market().id())
                .put("order", event.order())
                .put("state", event.why().id())
                .put("filled", Amounts.text(event.filledMicros()))
                .put("at", Times.iso(event.atMicros())));
    }

    /** Members of a trade's frame. */
    static String tradeBody(Cut.Trade trade) {
        MarketTerms terms = trade.market();
        Event.Traded traded = trade.traded();
        return members(new JsonObject()
                .put("market", terms.id())
                .put("number", trade.number())
                .put("account", trade.account())
                .put("order", traded.order() < 0 ? null : traded.order())
                .put(
                        "condition",
                        traded.condition() == Order.ANY
                                ? null
                                : terms.conditions().get(traded.condition()))
                .put(
                        "outcome",
                        traded.outcome() == Order.ANY
                                ? null
                                : terms.metric().outcomes().get(traded.outcome()))
                .put("shares", Amounts.text(traded.sharesMicros()))
                .put("cost", Amounts.text(traded.costMicros()))
                .put("priceBefore", Probabilities.number(traded.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(traded.priceAfterPpb()))
                .put("at", Times.iso(trade.atMicros())));
    }

    /** Members of the frame that says how many trades were not told one by one; of one market, or of all the client listens to. */
    static String conflatedBody(String market, long skipped) {
        return members(new JsonObject().put("market", market).put("skipped", skipped));
    }

    /** The members of an object as they stand in a frame, after its envelope. */
    static String members(JsonObject json) {
        String text = json.encode();
        return "," + text.substring(1, text.length() - 1);
    }
}
