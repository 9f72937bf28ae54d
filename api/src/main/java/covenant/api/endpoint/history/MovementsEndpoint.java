package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.json.MovementJson;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.ledger.history.Movement;
import covenant.ledger.history.MovementRequest;
import covenant.ledger.history.Page;
import covenant.ledger.projection.CourseTable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code GET /api/v1/movements}: what moved in the markets in the last period, the largest first, with the step that moved it most. */
public final class MovementsEndpoint implements Endpoint {
    private static final int DEFAULT_LIMIT = 20;
    private static final int DEFAULT_POINTS = 48;
    private static final int MOST_POINTS = 200;
    private static final int MOST_MARKETS = 100;

    /** Rows of the history that a page may read at most, and numbers in its trends. */
    private static final long MOST_ROWS = 250_000;

    private static final long MOST_NUMBERS = 65_536;

    /** Numbers that a moment of a trend has at most: the token, and each condition's. */
    private static final int MOMENT_NUMBERS = 9;

    private static final List<String> COLUMNS = List.of(
            "market",
            "changedSequence",
            "expectedBefore",
            "expected",
            "change",
            "share",
            "outcome",
            "steps",
            "cause",
            "causeSequence",
            "causeAt",
            "causeShare");

    private final HistoryGateway gateway;
    private final Directory directory;
    private final MovementJson json;

    MovementsEndpoint(HistoryGateway gateway, Directory directory) {
        this.gateway = gateway;
        this.directory = directory;
        this.json = new MovementJson(directory);
    }

    /** The time that a call asks about. */
    private record Asked(long periodMicros, long fromMicros, long toMicros, List<Long> atMicros) {
        static Asked by(Call call, long nowMicros) {
            long period = SeriesQuery.periodMicros(call);
            long from = stretch(Math.max(0, nowMicros - period));
            int points = points(call);
            List<Long> at = new ArrayList<>();
            for (int i = 0; i < points - 1; i++) {
                long moment = stretch(from + (nowMicros - from) / (points - 1) * i);
                if (at.isEmpty() || moment > at.get(at.size() - 1)) {
                    at.add(moment);
                }
            }
            at.add(nowMicros);
            return new Asked(period, from, nowMicros, at);
        }

        private static long stretch(long micros) {
            return micros / CourseTable.STRETCH_MICROS * CourseTable.STRETCH_MICROS;
        }

        private static int points(Call call) {
            String text = call.query("points");
            if (text == null) {
                return DEFAULT_POINTS;
            }
            int points = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
            if (points < 2 || points > MOST_POINTS) {
                throw new Rejection(ApiCode.PARAMETER_INVALID, "points is from 2 to " + MOST_POINTS);
            }
            return points;
        }

        int limit(int wanted) {
            long byRows = MOST_ROWS / (periodMicros / CourseTable.STRETCH_MICROS + 1);
            long byNumbers = MOST_NUMBERS / ((long) MOMENT_NUMBERS * atMicros.size());
            return (int) Math.max(1, Math.min(wanted, Math.min(byRows, byNumbers)));
        }
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("period", "points", "market", "cursor", "limit");
        Asked asked = Asked.by(call, gateway.nowMicros());
        int skip = Paging.numberCursor(call, 0);
        int limit = asked.limit(Paging.limit(call, DEFAULT_LIMIT));
        MovementRequest request = new MovementRequest(markets(call), asked.fromMicros(), asked.atMicros(), skip, limit);
        boolean csv = call.contentType().equals(HistoryTable.CSV);
        return gateway.readLong(history -> reply(asked, skip, history.movements(request), csv));
    }

    private List<Integer> markets(Call call) {
        String names = call.query("market");
        if (names == null) {
            return null;
        }
        List<Integer> markets = Stream.of(names.split(",", -1))
                .distinct()
                .limit(MOST_MARKETS + 1L)
                .map(id -> directory.requireMarket(id).number())
                .toList();
        if (markets.size() > MOST_MARKETS) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, "market names at most " + MOST_MARKETS + " markets");
        }
        return markets;
    }

    private Reply reply(Asked asked, int skip, Page<Movement> page, boolean csv) {
        List<JsonObject> rows = page.rows().stream()
                .map(movement -> json.of(movement, asked.atMicros()))
                .toList();
        String next = page.more() ? Integer.toString(skip + rows.size()) : null;
        if (csv) {
            return new HistoryTable(
                            "movements",
                            COLUMNS,
                            rows.stream().map(MovementsEndpoint::flat).toList(),
                            next,
                            null,
                            page.committedSequence())
                    .csv();
        }
        JsonObject body = new JsonObject()
                .put("period", Times.isoDuration(asked.periodMicros()))
                .put("from", Times.iso(asked.fromMicros()))
                .put("to", Times.iso(asked.toMicros()))
                .put("movements", new JsonArray(rows))
                .put("next", next);
        Reply reply = Reply.json(page.committedSequence(), body);
        return next == null ? reply : reply.with(Reply.NEXT_HEADER, next);
    }

    private static JsonObject flat(JsonObject row) {
        JsonObject change = row.getJsonObject("change");
        JsonObject cause = row.getJsonObject("cause", new JsonObject());
        JsonObject flat = new JsonObject()
                .put("market", row.getString("market"))
                .put("changedSequence", row.getLong("changedSequence"))
                .put("expectedBefore", row.getJsonObject("before").getDouble("expected"))
                .put("expected", row.getJsonObject("now").getDouble("expected"))
                .put("change", change.getDouble("expected"))
                .put("share", change.getDouble("share"))
                .put("outcome", change.getString("outcome"))
                .put("steps", row.getLong("steps"));
        return cause == null
                ? flat
                : flat.put("cause", cause.getString("kind"))
                        .put("causeSequence", cause.getLong("sequence"))
                        .put("causeAt", cause.getString("at"))
                        .put("causeShare", cause.getDouble("share"));
    }
}
