package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.MarketJson;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Order;
import covenant.engine.decision.Reading;
import covenant.engine.view.DecisionView;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.StatisticRequest;
import covenant.ledger.history.StatisticRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@code GET /api/v1/markets/{id}/statistics}: how a decision's statistic went, from the window's beginning to its close. */
public final class StatisticsEndpoint extends MarketHistoryEndpoint<StatisticRow> {
    private static final int NUMBERS = 8;

    private final HistoryGateway gateway;

    public StatisticsEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway, directory);
        this.gateway = gateway;
    }

    @Override
    boolean isLong() {
        return true;
    }

    @Override
    String[] parameters() {
        return new String[] {"cursor", "limit", "order", "condition", "resolution"};
    }

    @Override
    int numbers(ListedMarket market) {
        return NUMBERS * market.terms().conditions().size();
    }

    @Override
    Question<StatisticRow> question(Call call, ListedMarket market, PageRequest page) {
        if (market.terms().decision() == null) {
            throw new Rejection(ApiCode.NOT_FOUND, "this market decides nothing");
        }
        int only = call.query("condition") == null ? Order.ANY : market.condition(call.query("condition"));
        List<Integer> conditions = only == Order.ANY
                ? IntStream.range(0, market.terms().conditions().size()).boxed().toList()
                : List.of(only);
        StatisticRequest request = new StatisticRequest(
                market.number(), market.terms(), SeriesQuery.resolutionMicros(call), gateway.nowMicros(), page);
        return Question.of(
                        "statistics",
                        columns(market, conditions),
                        history -> history.statistics(request),
                        (StatisticRow row) -> json(row, market, conditions),
                        StatisticRow::cursor)
                .flattened(StatisticsEndpoint::flat)
                .finalWhere(StatisticRow::isFinal);
    }

    private static boolean countsPoints(ListedMarket market) {
        return market.terms().decision().baseRule() == Rule.SCOREBOARD;
    }

    private static JsonObject json(StatisticRow row, ListedMarket market, List<Integer> conditions) {
        JsonArray each = new JsonArray();
        for (int c : conditions) {
            each.add(condition(row.candidates().get(c), c, market));
        }
        return new JsonObject()
                .put("at", Times.iso(row.atMicros()))
                .put("complete", row.isFinal())
                .put("closing", row.isClosing())
                .put("conditions", each);
    }

    private static JsonObject condition(DecisionView.Candidate candidate, int condition, ListedMarket market) {
        Reading reading = candidate.reading();
        JsonObject json = new JsonObject()
                .put("id", market.conditionId(condition))
                .put("average", value(reading.average(), market))
                .put("last", value(reading.last(), market))
                .put("observed", value(candidate.observation(), market))
                .put("sum", reading.sum().toString())
                .put("weight", Long.toString(reading.weight()));
        return countsPoints(market) ? json.put("won", reading.won()).put("lost", reading.lost()) : json;
    }

    private static Double value(Long parts, ListedMarket market) {
        return parts == null ? null : (Double) MarketJson.expectation(market.terms(), parts);
    }

    /** For each condition {@code kept average}, {@code kept last} and so on. */
    private static List<String> columns(ListedMarket market, List<Integer> conditions) {
        List<String> columns = new ArrayList<>(List.of("at", "complete", "closing"));
        List<String> fields = countsPoints(market)
                ? List.of("average", "last", "observed", "sum", "weight", "won", "lost")
                : List.of("average", "last", "observed", "sum", "weight");
        for (int c : conditions) {
            fields.forEach(field -> columns.add(market.conditionId(c) + " " + field));
        }
        return columns;
    }

    private static JsonObject flat(JsonObject row) {
        JsonObject flat = row.copy();
        for (Object item : (JsonArray) flat.remove("conditions")) {
            JsonObject condition = (JsonObject) item;
            String id = condition.getString("id");
            condition.forEach(field -> flat.put(id + " " + field.getKey(), field.getValue()));
        }
        return flat;
    }
}
