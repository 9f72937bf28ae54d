package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Amounts;
import covenant.api.json.Probabilities;
import covenant.api.json.Times;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.TradeRow;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/v1/markets/{id}/trades}: every trade of a market. */
public final class MarketTradesEndpoint extends MarketHistoryEndpoint<TradeRow> {
    private static final List<String> COLUMNS = List.of(
            "sequence",
            "at",
            "account",
            "condition",
            "outcome",
            "shares",
            "cost",
            "fee",
            "priceBefore",
            "priceAfter",
            "order");

    public MarketTradesEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway, directory);
    }

    @Override
    Question<TradeRow> question(Call call, ListedMarket market, PageRequest request) {
        return Question.of(
                "trades",
                COLUMNS,
                history -> history.trades(market.number(), request),
                row -> json(row, market),
                TradeRow::cursor);
    }

    private JsonObject json(TradeRow row, ListedMarket market) {
        return new JsonObject()
                .put("sequence", row.sequence())
                .put("at", Times.iso(row.atMicros()))
                .put("account", account(row.account()))
                .put("condition", market.conditionId(row.condition()))
                .put("outcome", market.outcomeId(row.outcome()))
                .put("shares", Amounts.text(row.sharesMicros()))
                .put("cost", Amounts.text(row.costMicros()))
                .put("fee", Amounts.text(row.feeMicros()))
                .put("priceBefore", Probabilities.number(row.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(row.priceAfterPpb()))
                .put("order", row.order() < 0 ? null : row.order());
    }
}
