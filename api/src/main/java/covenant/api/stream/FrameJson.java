package covenant.api.stream;

import covenant.api.directory.Directory;
import covenant.api.json.Amounts;
import covenant.api.json.MarketJson;
import covenant.api.json.Probabilities;
import covenant.api.json.RestingOrderJson;
import covenant.api.json.Times;
import covenant.engine.command.MarketTerms;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What the frames say; the one encoder of both transports. */
final class FrameJson {
    private FrameJson() {}

    /** The market as in every answer. */
    static String market(MarketView view) {
        return MarketJson.of(view).encode();
    }

    /** Members of a frame that tells the state of something. */
    static String stateBody(Subject subject, String json) {
        return ",\"" + subject.member() + "\":" + json;
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
                .put("condition", RestingOrderJson.conditionId(terms, traded.condition()))
                .put("outcome", RestingOrderJson.outcomeId(terms, traded.outcome()))
                .put("shares", Amounts.text(traded.sharesMicros()))
                .put("cost", Amounts.text(traded.costMicros()))
                .put("fee", Amounts.text(traded.feeMicros()))
                .put("priceBefore", Probabilities.number(traded.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(traded.priceAfterPpb()))
                .put("at", Times.iso(trade.atMicros())));
    }

    /** What an account is told of a trade of its own, or of a fill of its order. */
    static JsonObject fill(MarketTerms terms, Event.Traded traded, long atMicros) {
        return new JsonObject()
                .put("market", terms.id())
                .put("order", traded.order() < 0 ? null : traded.order())
                .put("condition", RestingOrderJson.conditionId(terms, traded.condition()))
                .put("outcome", RestingOrderJson.outcomeId(terms, traded.outcome()))
                .put("shares", Amounts.text(traded.sharesMicros()))
                .put("cost", Amounts.text(traded.costMicros()))
                .put("fee", Amounts.text(traded.feeMicros()))
                .put("priceBefore", Probabilities.number(traded.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(traded.priceAfterPpb()))
                .put("amount", Amounts.text(traded.cashDeltaMicros()))
                .put("cashAfter", Amounts.text(traded.cashAfterMicros()))
                .put("at", Times.iso(atMicros));
    }

    /** What an account is told of a movement of its cash that is no trade of its own: a line of its statement. */
    static JsonObject cash(String market, String cause, long amountMicros, long cashAfterMicros, long atMicros) {
        return new JsonObject()
                .put("market", market)
                .put("cause", cause)
                .put("amount", Amounts.text(amountMicros))
                .put("cashAfter", Amounts.text(cashAfterMicros))
                .put("at", Times.iso(atMicros));
    }

    /** A market's signals and nothing else. */
    static JsonObject signal(MarketView view) {
        MarketTerms terms = view.terms();
        Signals signals = view.signals();
        JsonObject prices = new JsonObject();
        MarketJson.putPrices(
                prices, terms, signals.conditionPpb(), signals.outcomePpb(), signals.expected(), signals.token());
        JsonArray conditions = prices.getJsonArray("conditions");
        for (int c = 0; c < conditions.size(); c++) {
            conditions.getJsonObject(c).remove("outcomes");
        }
        return new JsonObject()
                .put("market", terms.id())
                .put("phase", view.phase().id())
                .mergeIn(prices)
                .put("label", MarketJson.label(view))
                .put("changedSequence", view.changedSequence());
    }

    /** Members of the frame that tells a market's signals. */
    static String signalBody(MarketView view) {
        return ",\"signal\":" + signal(view).encode();
    }

    /** Members of the frame by which a client checks itself. */
    static String digestBody(String digest, String account, Cut.Hashed hashed) {
        JsonObject json = new JsonObject().put("digest", digest).put("account", account);
        return members(json.put(
                "state",
                hashed == null
                        ? null
                        : new JsonObject().put("sequence", hashed.sequence()).put("hash", hashed.hash())));
    }

    /** Members of the frame that says what the state's hash was. */
    static String hashBody(Cut.Hashed hashed) {
        return members(new JsonObject().put("hash", hashed.hash()));
    }

    /**
     * Members of the frame that says how many trades were not told one by one; of one market, or of all the client listens to. Null where
     * that is not known.
     */
    static String conflatedBody(String market, Long skipped) {
        return members(new JsonObject().put("market", market).put("skipped", skipped));
    }

    /** Members of the frame that says what a client hears of from now on. */
    static String interestBody(Interest interest, Directory directory) {
        return members(new JsonObject()
                .put("markets", new JsonArray(sorted(interest.markets())))
                .put("actors", new JsonArray(sorted(interest.actors())))
                .put("signals", new JsonArray(sorted(interest.signals())))
                .put(
                        "account",
                        interest.hasAccount()
                                ? directory.account(interest.account()).id()
                                : null));
    }

    private static List<String> sorted(Set<String> ids) {
        return ids.stream().sorted().toList();
    }

    /** Members of the frame that says why a client's message was not understood. */
    static String errorBody(String code, String detail) {
        return members(new JsonObject().put("code", code).put("detail", detail));
    }

    /** The members of an object as they stand in a frame, after its envelope. */
    static String members(JsonObject json) {
        String text = json.encode();
        return "," + text.substring(1, text.length() - 1);
    }
}
