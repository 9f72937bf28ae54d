package covenant.ledger.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the table of acts. */
final class Acts {
    private static final String SELECT =
            "SELECT sequence, line, happened_micros, account, what, subject, reason, state_before,"
                    + " state_after FROM act WHERE ";

    private Acts() {}

    /** One more than the page holds, to see whether there are more. */
    static List<ActRow> read(Connection connection, ActFilter filter, PageRequest request) throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder();
        add("account", filter.account(), where, values);
        add("subject", filter.subject(), where, values);
        add("what", filter.what(), where, values);
        String beyond = request.forward()
                ? "sequence >= ? AND (sequence > ? OR line > ?) ORDER BY sequence, line"
                : "sequence <= ? AND (sequence < ? OR line < ?) ORDER BY sequence DESC, line DESC";
        values.add(request.cursor().sequence());
        values.add(request.cursor().sequence());
        values.add(request.cursor().line());
        values.add(request.limit() + 1);
        List<ActRow> rows = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + where + beyond + " FETCH FIRST ? ROWS ONLY")) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static void add(String column, Object value, StringBuilder where, List<Object> values) {
        if (value != null) {
            where.append(column).append(" = ? AND ");
            values.add(value);
        }
    }

    private static ActRow row(ResultSet row) throws SQLException {
        return new ActRow(
                new Cursor(row.getLong(1), row.getInt(2)),
                row.getLong(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
