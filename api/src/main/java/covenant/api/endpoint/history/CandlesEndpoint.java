package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.ledger.history.Candle;
import covenant.ledger.history.CandleRequest;
import covenant.ledger.history.CandleRow;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.Series;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/v1/markets/{id}/candles}: what a price or signal of a market did, or all of them, in stretches of any length. */
public final class CandlesEndpoint extends MarketHistoryEndpoint<CandleRow> {
    private static final List<String> COLUMNS =
            List.of("from", "open", "high", "low", "close", "shares", "volume", "trades", "complete");

    private final HistoryGateway gateway;

    public CandlesEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway, directory);
        this.gateway = gateway;
    }

    @Override
    boolean isLong() {
        return true;
    }

    @Override
    String[] parameters() {
        return new String[] {"cursor", "limit", "order", "series", "condition", "outcome", "resolution", "from", "to"};
    }

    @Override
    int numbers(Call call, ListedMarket market) {
        return SeriesQuery.isAll(call) ? AllSeries.of(market).numbers() : 1;
    }

    @Override
    Question<CandleRow> question(Call call, ListedMarket market, PageRequest page) {
        if (SeriesQuery.isAll(call)) {
            AllSeries all = AllSeries.of(market);
            CandleRequest request = request(call, market, all.first(), page);
            return Question.of(
                            "candles",
                            all.columns(),
                            history -> history.candles(request, all.others()),
                            all::json,
                            CandleRow::cursor)
                    .flattened(all::flat)
                    .finalWhere(row -> row.first().isComplete());
        }
        Series series = SeriesQuery.series(call, market);
        CandleRequest request = request(call, market, series, page);
        return Question.of(
                        "candles",
                        COLUMNS,
                        history -> history.candles(request, List.of()),
                        (CandleRow row) -> json(row.first(), series, market),
                        CandleRow::cursor)
                .finalWhere(row -> row.first().isComplete());
    }

    private CandleRequest request(Call call, ListedMarket market, Series series, PageRequest page) {
        return new CandleRequest(
                market.number(),
                series,
                SeriesQuery.resolutionMicros(call),
                SeriesQuery.timeMicros(call, "from", 0),
                SeriesQuery.timeMicros(call, "to", Long.MAX_VALUE),
                gateway.nowMicros(),
                page);
    }

    private static JsonObject json(Candle candle, Series series, ListedMarket market) {
        JsonObject json = new JsonObject().put("from", Times.iso(candle.fromMicros()));
        SeriesQuery.putValues(json, candle, series, market);
        return json.put("shares", Amounts.text(candle.sharesMicros()))
                .put("volume", Amounts.text(candle.costMicros()))
                .put("trades", candle.trades())
                .put("complete", candle.isComplete());
    }
}
