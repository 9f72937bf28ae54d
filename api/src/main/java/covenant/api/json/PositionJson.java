package covenant.api.json;

import covenant.engine.command.MarketTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An account's payoff vector in a market as its owner sees it, the same in answers and in the stream. */
public final class PositionJson {
    private PositionJson() {}

    /**
     * What it gets in each state that can still come about.
     *
     * @param liveFrom number of the first live state; those up to {@code liveTo}, it not included, are live
     * @param payoffsMicros by state, void last
     */
    public static JsonObject of(MarketTerms terms, int liveFrom, int liveTo, long[] payoffsMicros) {
        List<String> outcomes = terms.metric().outcomes();
        JsonArray payoffs = new JsonArray();
        for (int x = liveFrom; x < liveTo; x++) {
            payoffs.add(new JsonObject()
                    .put("condition", terms.conditions().get(x / outcomes.size()))
                    .put("outcome", outcomes.get(x % outcomes.size()))
                    .put("credits", Amounts.text(payoffsMicros[x])));
        }
        return new JsonObject()
                .put("market", terms.id())
                .put("payoffs", payoffs)
                .put("void", Amounts.text(payoffsMicros[payoffsMicros.length - 1]));
    }
}
