package covenant.api.endpoint.history;

import covenant.api.directory.ListedMarket;
import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.ledger.history.Candle;
import covenant.ledger.history.CandleRow;
import covenant.ledger.history.Series;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** All that a chart of a market draws: the token or each outcome, the price of defection, and each condition with its expectation. */
final class AllSeries {
    private static final List<String> VALUES = List.of("open", "high", "low", "close");

    private final ListedMarket market;
    private final boolean expects;
    private final List<Series> series = new ArrayList<>();

    private AllSeries(ListedMarket market) {
        this.market = market;
        this.expects = market.terms().metric().type() != Metric.Type.CATEGORICAL;
    }

    /** Of this market. */
    static AllSeries of(ListedMarket market) {
        AllSeries all = new AllSeries(market);
        if (all.expects) {
            all.series.add(Series.token());
        }
        for (int o = 0; o < market.terms().metric().outcomes().size() && !all.expects; o++) {
            all.series.add(Series.price(Order.ANY, o));
        }
        for (int c = 0; c < market.terms().conditions().size(); c++) {
            all.series.add(Series.price(c, Order.ANY));
            if (all.expects) {
                all.series.add(Series.expected(c));
            }
        }
        if (all.expects && SeriesQuery.hasDefection(market)) {
            all.series.add(SeriesQuery.defection(market));
        }
        return all;
    }

    /** One that ends with the market. */
    Series first() {
        return series.get(0);
    }

    /** The others. */
    List<Series> others() {
        return series.subList(1, series.size());
    }

    /** How many numbers a row has. */
    int numbers() {
        return VALUES.size() * series.size();
    }

    /** A row: what has ended, or this market has not, is null. */
    JsonObject json(CandleRow row) {
        Candle first = row.first();
        JsonObject json = new JsonObject()
                .put("from", Times.iso(first.fromMicros()))
                .put("complete", first.isComplete())
                .put("trades", first.trades())
                .put("shares", Amounts.text(first.sharesMicros()))
                .put("volume", Amounts.text(first.costMicros()))
                .put("token", null)
                .put("priceOfDefection", null);
        JsonArray outcomes = new JsonArray();
        JsonArray conditions = new JsonArray();
        for (int i = 0; i < series.size(); i++) {
            Series of = series.get(i);
            JsonObject values = values(row.candles().get(i), of);
            switch (of.kind()) {
                case TOKEN -> json.put("token", values);
                case DEFECTION -> json.put("priceOfDefection", values);
                case EXPECTED -> conditions.getJsonObject(of.condition()).put("expected", values);
                case PRICE -> {
                    boolean outcome = of.condition() == Order.ANY;
                    String id = outcome ? market.outcomeId(of.outcome()) : market.conditionId(of.condition());
                    JsonObject each = new JsonObject().put("id", id).put("probability", values);
                    (outcome ? outcomes : conditions).add(outcome ? each : each.put("expected", null));
                }
            }
        }
        return json.put("outcomes", outcomes).put("conditions", conditions);
    }

    private JsonObject values(Candle candle, Series of) {
        if (candle == null) {
            return null;
        }
        JsonObject values = new JsonObject();
        SeriesQuery.putValues(values, candle, of, market);
        return values;
    }

    /** For each series {@code token open}, {@code kept probability high} and so on. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("from", "complete", "trades", "shares", "volume"));
        for (Series of : series) {
            VALUES.forEach(value -> columns.add(name(of) + " " + value));
        }
        return columns;
    }

    private String name(Series of) {
        return switch (of.kind()) {
            case TOKEN -> "token";
            case DEFECTION -> "priceOfDefection";
            case EXPECTED -> market.conditionId(of.condition()) + " expected";
            case PRICE ->
                of.condition() == Order.ANY
                        ? market.outcomeId(of.outcome())
                        : market.conditionId(of.condition()) + " probability";
        };
    }

    /** The row with the fields of the columns. */
    JsonObject flat(JsonObject row) {
        JsonObject flat = row.copy();
        put(flat, "token", row.getJsonObject("token"));
        put(flat, "priceOfDefection", row.getJsonObject("priceOfDefection"));
        for (Object each : row.getJsonArray("outcomes")) {
            JsonObject outcome = (JsonObject) each;
            put(flat, outcome.getString("id"), outcome.getJsonObject("probability"));
        }
        for (Object each : row.getJsonArray("conditions")) {
            JsonObject condition = (JsonObject) each;
            for (String field : List.of("probability", "expected")) {
                put(flat, condition.getString("id") + " " + field, condition.getJsonObject(field));
            }
        }
        return flat;
    }

    private static void put(JsonObject flat, String name, JsonObject values) {
        if (values != null) {
            VALUES.forEach(value -> flat.put(name + " " + value, values.getValue(value)));
        }
    }
}
