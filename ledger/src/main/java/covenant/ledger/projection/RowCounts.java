package covenant.ledger.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows each table has, as {@code progress} says it and as the file has it. A commit writes both in one transaction; where they
 * differ, a kill has left the file at no moment of the venue.
 */
final class RowCounts {
    private final List<Table> tables;
    private final long[] atOpening;
    private final String difference;

    RowCounts(Connection connection, List<Table> tables) throws SQLException {
        this.tables = tables;
        this.atOpening = new long[tables.size()];
        long[] recorded = recorded(connection);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < atOpening.length; i++) {
            String name = tables.get(i).name();
            atOpening[i] = count(connection, name);
            if (atOpening[i] != recorded[i]) {
                differences.add(name + " has " + atOpening[i] + " rows in place of " + recorded[i]);
            }
        }
        this.difference = String.join(", ", differences);
    }

    /** What is missing or too much in the file, in words; empty if nothing is. */
    String difference() {
        return difference;
    }

    /** The numbers of rows now, in the order of the tables. */
    Long[] now() {
        Long[] counts = new Long[atOpening.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = atOpening[i] + tables.get(i).inserted();
        }
        return counts;
    }

    private long[] recorded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT row_counts FROM progress")) {
            row.next();
            Array array = row.getArray(1);
            Object[] counts = (Object[]) array.getArray();
            // Nothing was committed yet: nothing is there.
            long[] recorded = new long[tables.size()];
            for (int i = 0; i < Math.min(counts.length, recorded.length); i++) {
                recorded[i] = (Long) counts[i];
            }
            return recorded;
        }
    }

    /** Of one table; H2 knows it without reading the rows. */
    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
