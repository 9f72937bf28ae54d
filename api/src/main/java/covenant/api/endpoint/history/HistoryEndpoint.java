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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the calls for history share: cursor, limit and order, oldest first unless asked otherwise. */
abstract class HistoryEndpoint<T> implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    /** About 1.5 MB of JSON, whatever is asked for. */
    private static final int MAX_NUMBERS = 65_536;

    private final HistoryGateway gateway;

    HistoryEndpoint(HistoryGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What is asked of the history, and how its rows are told.
     *
     * @param flat the row with the fields of the CSV's columns
     * @param isFinal whether a row stays as it is whatever happens
     */
    record Question<T>(
            String name,
            List<String> columns,
            Function<History, Page<T>> query,
            Function<T, JsonObject> row,
            Function<T, JsonObject> flat,
            Function<T, Cursor> cursor,
            Predicate<T> isFinal) {

        /** Of rows that never change and whose JSON is flat. */
        static <T> Question<T> of(
                String name,
                List<String> columns,
                Function<History, Page<T>> query,
                Function<T, JsonObject> row,
                Function<T, Cursor> cursor) {
            return new Question<>(name, columns, query, row, row, cursor, any -> true);
        }

        /** The same with another row where a CSV is written. */
        Question<T> flattened(UnaryOperator<JsonObject> flatten) {
            return new Question<>(name, columns, query, row, each -> flatten.apply(row.apply(each)), cursor, isFinal);
        }

        /** The same of rows some of which may still change. */
        Question<T> finalWhere(Predicate<T> newIsFinal) {
            return new Question<>(name, columns, query, row, flat, cursor, newIsFinal);
        }
    }

    /** The question in this call. */
    abstract Question<T> question(Call call, PageRequest request);

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery(parameters());
        boolean forward = Paging.ascending(call, true);
        Cursor cursor = cursor(call, forward);
        int limit = Math.min(Paging.limit(call, DEFAULT_LIMIT), Math.max(1, MAX_NUMBERS / numbers(call)));
        PageRequest request = new PageRequest(forward, cursor, limit);
        Question<T> question = question(call, request);
        boolean csv = call.contentType().equals(HistoryTable.CSV);
        // The whole answer is written where the history is read: a long one would hold up an event loop.
        Function<History, Reply> read = history -> {
            HistoryTable table = table(question, request, question.query().apply(history), csv);
            return csv ? table.csv() : table.json();
        };
        return isLong() ? gateway.readLong(read) : gateway.read(read);
    }

    /** Whether a page may take a pass over everything that a market ever did. */
    boolean isLong() {
        return false;
    }

    /** The query parameters that it knows. */
    String[] parameters() {
        return new String[] {"cursor", "limit", "order"};
    }

    /** How many numbers a row has, roughly: a page of large rows has fewer of them. */
    int numbers(Call call) {
        return 1;
    }

    private static <T> HistoryTable table(Question<T> question, PageRequest request, Page<T> page, boolean csv) {
        List<T> rows = page.rows();
        return new HistoryTable(
                question.name(),
                question.columns(),
                rows.stream().map(csv ? question.flat() : question.row()).toList(),
                page.more() ? question.cursor().apply(rows.get(rows.size() - 1)).toString() : null,
                last(question, request, rows),
                page.committedSequence());
    }

    /** Behind the last row that will not change; where none is there, where the page began. */
    private static <T> String last(Question<T> question, PageRequest request, List<T> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (question.isFinal().test(rows.get(i))) {
                return question.cursor().apply(rows.get(i)).toString();
            }
        }
        return rows.isEmpty()
                        || request.cursor().equals(Cursor.START)
                        || request.cursor().equals(Cursor.END)
                ? null
                : request.cursor().toString();
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
