package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.ledger.history.Candle;
import covenant.ledger.history.CandleRequest;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.Series;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/v1/markets/{id}/candles}: what a price or signal of a market did, in stretches of any length. */
public final class CandlesEndpoint extends MarketHistoryEndpoint<Candle> {
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
    Question<Candle> question(Call call, ListedMarket market, PageRequest page) {
        Series series = SeriesQuery.series(call, market);
        CandleRequest request = new CandleRequest(
                market.number(),
                series,
                SeriesQuery.resolutionMicros(call),
                SeriesQuery.timeMicros(call, "from", 0),
                SeriesQuery.timeMicros(call, "to", Long.MAX_VALUE),
                gateway.nowMicros(),
                page);
        return Question.of(
                        "candles",
                        COLUMNS,
                        history -> history.candles(request),
                        (Candle candle) -> json(candle, series, market),
                        Candle::cursor)
                .finalWhere(Candle::isComplete);
    }

    private static JsonObject json(Candle candle, Series series, ListedMarket market) {
        return new JsonObject()
                .put("from", Times.iso(candle.fromMicros()))
                .put("open", SeriesQuery.number(series, market, candle.open()))
                .put("high", SeriesQuery.number(series, market, candle.high()))
                .put("low", SeriesQuery.number(series, market, candle.low()))
                .put("close", SeriesQuery.number(series, market, candle.close()))
                .put("shares", Amounts.text(candle.sharesMicros()))
                .put("volume", Amounts.text(candle.costMicros()))
                .put("trades", candle.trades())
                .put("complete", candle.isComplete());
    }
}
