package covenant.ledger.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;

/** How the projection's rows are read: trades through the lists of their owner, everything else by its own key. */
final class Rows {
    private Rows() {}

    /** What is done with each row of a result. */
    interface Take {
        void row(ResultSet row) throws SQLException;
    }

    /** One more than the page holds, to see whether there are more. */
    static void eachTrade(Connection connection, String sql, int ownerKind, int owner, PageRequest request, Take take)
            throws SQLException {
        List<Long> places = new TradeLists(connection).find(ownerKind, owner, request, request.limit() + 1);
        if (places.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", places.toArray(new Long[0])));
            each(statement, take);
        }
    }

    static void eachLine(Connection connection, String select, String key, int owner, PageRequest request, Take take)
            throws SQLException {
        String sql = select
                + (request.forward()
                        ? "sequence >= ? AND (sequence > ? OR line > ?) ORDER BY " + key + ", sequence, line"
                        : "sequence <= ? AND (sequence < ? OR line < ?) ORDER BY " + key.replace(",", " DESC,")
                                + " DESC, sequence DESC, line DESC")
                + " FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, owner);
            statement.setLong(2, request.cursor().sequence());
            statement.setLong(3, request.cursor().sequence());
            statement.setInt(4, request.cursor().line());
            statement.setInt(5, request.limit() + 1);
            each(statement, take);
        }
    }

    private static void each(PreparedStatement statement, Take take) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                take.row(rows);
            }
        }
    }

    /** Numbers of conditions and outcomes, or null if there is no such market. */
    static int[] size(Connection connection, int market) throws SQLException {
        String sql = "SELECT CARDINALITY(conditions), CARDINALITY(outcomes) FROM market WHERE number = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new int[] {row.getInt(1), row.getInt(2)} : null;
            }
        }
    }

    /** Sorts what the sources gave, each in full as far as the page reaches, and cuts it to the page. */
    static <T extends Placed> Page<T> page(Connection connection, List<T> found, PageRequest request)
            throws SQLException {
        Comparator<T> order = Comparator.comparing(Placed::cursor);
        List<T> rows = found.stream()
                .filter(row -> request.includes(row.cursor()))
                .sorted(request.forward() ? order : order.reversed())
                .toList();
        boolean more = rows.size() > request.limit();
        return new Page<>(more ? rows.subList(0, request.limit()) : rows, more, committedSequence(connection));
    }

    /** How far the projection has read. */
    static long committedSequence(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_sequence FROM progress")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A number that may be absent, which is -1 then. */
    static int orNone(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? -1 : number;
    }

    /** The time of the last command that the projection has read. */
    static long committedMicros(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_micros FROM progress")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** When a market that exists was opened. */
    static long openedMicros(Connection connection, int market) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT opened_micros FROM market WHERE number = ?")) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
