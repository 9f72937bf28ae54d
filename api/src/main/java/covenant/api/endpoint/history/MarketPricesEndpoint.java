package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Amounts;
import covenant.api.json.MarketJson;
import covenant.api.json.Times;
import covenant.engine.command.MarketTerms;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.PriceRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/markets/{id}/prices}: a market's prices after everything that changed them, and what that was. */
public final class MarketPricesEndpoint extends MarketHistoryEndpoint<PriceRow> {
    public MarketPricesEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway, directory);
    }

    @Override
    Question<PriceRow> question(Call call, ListedMarket market, PageRequest request) {
        return Question.of(
                        "prices",
                        columns(market.terms()),
                        history -> history.prices(market.number(), request),
                        (PriceRow row) -> json(row, market),
                        PriceRow::cursor)
                .flattened(MarketPricesEndpoint::flat);
    }

    /** A row has the probability of every state, and of each condition its own and its expectation. */
    @Override
    int numbers(ListedMarket market) {
        return market.terms().pricedStates() + 2 * market.terms().conditions().size();
    }

    private static JsonObject json(PriceRow row, ListedMarket market) {
        JsonObject json = new JsonObject()
                .put("sequence", row.cursor().sequence())
                .put("at", Times.iso(row.atMicros()))
                .put("kind", row.kind());
        MarketJson.putPrices(
                json,
                market.terms(),
                row.prices().conditionPpb(),
                row.prices().outcomePpb(),
                row.prices().expected(),
                row.prices().token());
        if (row.tokenBefore() != null) {
            json.put("expectedBefore", MarketJson.expectation(market.terms(), row.tokenBefore()));
        }
        putSettlement(json, row, market);
        return json;
    }

    private static void putSettlement(JsonObject json, PriceRow row, ListedMarket market) {
        if (row.condition() >= 0) {
            boolean decided = row.kind().equals("decided");
            json.put(decided ? "decidedCondition" : "settledCondition", market.conditionId(row.condition()));
        }
        if (row.outcome() >= 0) {
            json.put("outcome", market.outcomeId(row.outcome()));
        } else if (row.kind().equals("outcome_settled") || row.kind().equals("outcome_corrected")) {
            json.put("value", Amounts.text(row.settledMicros()));
        }
    }

    /** A column for each P(c), E[M|c] and P(o|c): {@code kept}, {@code kept expected}, {@code kept yes}. */
    private static List<String> columns(MarketTerms terms) {
        List<String> columns = new ArrayList<>(List.of("sequence", "at", "kind", "expected"));
        for (String condition : terms.conditions()) {
            columns.add(condition);
            columns.add(condition + " expected");
            for (String outcome : terms.metric().outcomes()) {
                columns.add(condition + " " + outcome);
            }
        }
        return columns;
    }

    private static JsonObject flat(JsonObject row) {
        JsonObject flat = row.copy();
        for (Object item : (JsonArray) flat.remove("conditions")) {
            JsonObject condition = (JsonObject) item;
            String id = condition.getString("id");
            flat.put(id, condition.getDouble("probability")).put(id + " expected", condition.getDouble("expected"));
            for (Object inner : condition.getJsonArray("outcomes")) {
                JsonObject outcome = (JsonObject) inner;
                flat.put(id + " " + outcome.getString("id"), outcome.getDouble("probability"));
            }
        }
        return flat;
    }
}
