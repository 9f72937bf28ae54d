package covenant.api.json;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.view.BookLevel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A market's book as clients see it, the same in answers and in the stream. */
public final class BookJson {
    private BookJson() {}

    /** What rests in the market, the best limit of each side of each claim first. */
    public static JsonObject of(MarketTerms terms, List<BookLevel> levels) {
        JsonArray orders = new JsonArray();
        for (BookLevel level : levels) {
            int condition = level.condition();
            int outcome = level.outcome();
            orders.add(new JsonObject()
                    .put(
                            "condition",
                            condition == Order.ANY ? null : terms.conditions().get(condition))
                    .put(
                            "outcome",
                            outcome == Order.ANY
                                    ? null
                                    : terms.metric().outcomes().get(outcome))
                    .put("side", level.buys() ? "buy" : "sell")
                    .put("limitPrice", Probabilities.number(level.limitPpb()))
                    .put("shares", Amounts.text(level.sharesMicros()))
                    .put("orders", level.orders()));
        }
        return new JsonObject().put("market", terms.id()).put("book", orders);
    }
}
