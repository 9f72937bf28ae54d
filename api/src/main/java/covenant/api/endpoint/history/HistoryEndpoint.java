package covenant.api.endpoint.history;

import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.ledger.history.Cursor;
import covenant.ledger.history.History;
import covenant.ledger.history.Page;
import covenant.ledger.history.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** What the calls for history share: cursor, limit and order, oldest first unless asked otherwise. */
abstract class HistoryEndpoint<T> implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    /** About 1.5 MB of JSON, whatever is asked for. */
    private static final int MAX_NUMBERS = 65_536;

    private final HistoryGateway gateway;

    HistoryEndpoint(HistoryGateway gateway) {
        this.gateway = gateway;
    }

    /** What is asked of the history, and how its rows are told. */
    record Question<T>(
            String name,
            List<String> columns,
            Function<History, Page<T>> query,
            Function<T, JsonObject> row,
            Function<T, JsonObject> flat,
            Function<T, Cursor> cursor) {}

    /** The question in this call. */
    abstract Question<T> question(Call call, PageRequest request);

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery(parameters());
        boolean forward = Paging.ascending(call, true);
        Cursor cursor = cursor(call, forward);
        int limit = Math.min(Paging.limit(call, DEFAULT_LIMIT), Math.max(1, MAX_NUMBERS / numbers(call)));
        Question<T> question = question(call, new PageRequest(forward, cursor, limit));
        boolean csv = call.contentType().equals(HistoryTable.CSV);
        // The whole answer is written where the history is read: a long one would hold up an event loop.
        return gateway.read(history -> {
            HistoryTable table = table(question, question.query().apply(history), csv);
            return csv ? table.csv() : table.json();
        });
    }

    /** The query parameters that it knows. */
    String[] parameters() {
        return new String[] {"cursor", "limit", "order"};
    }

    /** How many numbers a row has, roughly: a page of large rows has fewer of them. */
    int numbers(Call call) {
        return 1;
    }

    private static <T> HistoryTable table(Question<T> question, Page<T> page, boolean csv) {
        List<T> rows = page.rows();
        String last = rows.isEmpty()
                ? null
                : question.cursor().apply(rows.get(rows.size() - 1)).toString();
        return new HistoryTable(
                question.name(),
                question.columns(),
                rows.stream().map(csv ? question.flat() : question.row()).toList(),
                page.more() ? last : null,
                last,
                page.committedSequence());
    }

    private static Cursor cursor(Call call, boolean forward) {
        String text = call.query("cursor");
        if (text == null) {
            return forward ? Cursor.START : Cursor.END;
        }
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Rejection(ApiCode.CURSOR_INVALID, "take the cursor from next of the page before");
        }
    }
}
