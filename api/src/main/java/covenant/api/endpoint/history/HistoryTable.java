package covenant.api.endpoint.history;

import covenant.api.http.CsvText;
import covenant.api.http.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One page of a history, as JSON or CSV.
 *
 * @param name of the rows in JSON
 * @param columns of the CSV, in order; each is a field of the flat rows
 * @param rows as the content type has them: nested for JSON, flat for CSV
 * @param next the cursor of the following page, or null if there is none
 * @param last the cursor after the last row, from which a later call goes on; null if there are no rows
 * @param sequence up to which the history has read
 */
public record HistoryTable(
        String name, List<String> columns, List<JsonObject> rows, String next, String last, long sequence) {
    /** The other content type. */
    public static final String CSV = CsvText.TYPE;

    private Reply withNext(Reply reply) {
        return next == null ? reply : reply.with(Reply.NEXT_HEADER, next);
    }

    /** As JSON. */
    Reply json() {
        return json(null);
    }

    /** As JSON with sums over more than this page; null for none. */
    Reply json(JsonObject totals) {
        JsonArray array = new JsonArray();
        rows.forEach(array::add);
        JsonObject json = new JsonObject().put(name, array);
        if (totals != null) {
            json.put("totals", totals);
        }
        return withNext(Reply.json(sequence, json.put("next", next).put("last", last)));
    }

    /** As CSV. */
    Reply csv() {
        return withNext(CsvText.reply(sequence, columns, rows));
    }
}
