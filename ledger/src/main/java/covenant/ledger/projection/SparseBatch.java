package covenant.ledger.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Rows of a table of which each kind of event fills a few columns and leaves the others null. */
final class SparseBatch<C extends Enum<C>> {
    private final Class<C> columns;
    private final Batch inserts;

    /**
     * Rows for a table.
     *
     * @param owner the column that names whom a row concerns; with sequence and line it is the key
     * @param columns the columns that a row may leave out, each named as in the table
     */
    SparseBatch(Connection connection, String table, String owner, Class<C> columns) throws SQLException {
        this.columns = columns;
        StringBuilder names = new StringBuilder(owner + ", sequence, line, happened_micros, kind");
        for (C column : columns.getEnumConstants()) {
            names.append(", ").append(column.name());
        }
        int count = columns.getEnumConstants().length;
        this.inserts = new Batch(
                connection,
                "INSERT INTO " + table + " (" + names + ") VALUES (?, ?, ?, ?, ?" + ", ?".repeat(count) + ")");
    }

    /** A row that is still empty. */
    Row row() {
        return new Row();
    }

    /** One row on its way. */
    final class Row {
        private final Map<C, Object> cells = new EnumMap<>(columns);

        Row with(C column, Object value) {
            cells.put(column, value);
            return this;
        }

        void add(Place place, int owner, String kind) throws SQLException {
            inserts.put(owner).put(place.sequence()).put(place.line()).put(place.atMicros());
            inserts.put(kind);
            for (C column : columns.getEnumConstants()) {
                Object value = cells.get(column);
                if (value instanceof Long[] numbers) {
                    inserts.put(numbers);
                } else {
                    inserts.putOrNull(value);
                }
            }
            inserts.add();
        }
    }

    long added() {
        return inserts.added();
    }

    void flush() throws SQLException {
        inserts.flush();
    }
}
