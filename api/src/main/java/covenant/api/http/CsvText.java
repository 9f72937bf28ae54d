package covenant.api.http;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Rows as CSV, as RFC 4180 has it. */
public final class CsvText {
    /** The content type. */
    public static final String TYPE = "text/csv";

    private CsvText() {}

    /**
     * A reply of these rows.
     *
     * @param columns in order; each is a field of the rows, and an empty cell where a row has none
     */
    public static Reply reply(long sequence, List<String> columns, List<JsonObject> rows) {
        StringBuilder text = new StringBuilder();
        String separator = "";
        for (String column : columns) {
            text.append(separator).append(quoted(column));
            separator = ",";
        }
        text.append("\r\n");
        for (JsonObject row : rows) {
            separator = "";
            for (String column : columns) {
                text.append(separator).append(field(row.getMap(), column));
                separator = ",";
            }
            text.append("\r\n");
        }
        return Reply.text(sequence, TYPE + "; charset=utf-8; header=present", text.toString());
    }

    private static String field(Map<String, Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? new BigDecimal(number.toString()).toPlainString()
                : quoted(value.toString());
    }

    /** Only what people wrote needs it. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
