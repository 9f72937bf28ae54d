package covenant.api.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table of a report, written row by row.
 *
 * @param name of its file, without the end
 * @param columns names as in JSON, with the type of SQL behind a colon where it is not text, as {@code Sheet} has them
 * @param fill hands its rows over, in order
 */
public record Table(String name, List<String> columns, Consumer<Row> fill) {
    /** Takes rows; null is an empty cell. */
    public interface Row {
        /** One row, with a cell for each column. */
        void of(Object... cells);
    }

    public Table {
        columns = List.copyOf(columns);
    }
}
