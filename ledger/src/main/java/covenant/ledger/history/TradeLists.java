package covenant.ledger.history;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the sequences of the trades that concern an owner, through the lists that the projection keeps. */
final class TradeLists {
    /** Lists read at first; a page of a busy owner needs one, of a quiet one many short ones. */
    private static final int FIRST_ROWS = 8;

    private static final int MOST_ROWS = 1024;

    private static final String BACKWARD = "SELECT first_sequence, sequences FROM trade_list"
            + " WHERE owner_kind = ? AND owner = ? AND first_sequence < ?"
            + " ORDER BY owner_kind DESC, owner DESC, first_sequence DESC FETCH FIRST ? ROWS ONLY";

    private static final String FORWARD = "SELECT first_sequence, sequences FROM trade_list"
            + " WHERE owner_kind = ? AND owner = ? AND first_sequence > ?"
            + " ORDER BY owner_kind, owner, first_sequence FETCH FIRST ? ROWS ONLY";

    private static final String CONTAINING = "SELECT MAX(first_sequence) FROM trade_list"
            + " WHERE owner_kind = ? AND owner = ? AND first_sequence <= ?";

    private final Connection connection;

    TradeLists(Connection connection) {
        this.connection = connection;
    }

    /** At most {@code limit} sequences in the request's direction, beyond its cursor. */
    List<Long> find(int ownerKind, int owner, PageRequest request, int limit) throws SQLException {
        List<Long> found = new ArrayList<>();
        String sql = request.forward() ? FORWARD : BACKWARD;
        long from = request.forward()
                // The list that the cursor lies in starts before it.
                ? containing(ownerKind, owner, request.cursor().sequence()) - 1
                : request.cursor().sequence() == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : request.cursor().sequence() + 1;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int rows = FIRST_ROWS; found.size() < limit; rows = Math.min(2 * rows, MOST_ROWS)) {
                statement.setInt(1, ownerKind);
                statement.setInt(2, owner);
                statement.setLong(3, from);
                statement.setInt(4, rows);
                int read = 0;
                try (ResultSet lists = statement.executeQuery()) {
                    while (lists.next() && found.size() < limit) {
                        read++;
                        from = lists.getLong(1);
                        take(longs(lists.getArray(2)), request, limit, found);
                    }
                }
                if (read < rows) {
                    return found;
                }
            }
        }
        return found;
    }

    private long containing(int ownerKind, int owner, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONTAINING)) {
            statement.setInt(1, ownerKind);
            statement.setInt(2, owner);
            statement.setLong(3, sequence);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                // 0, no sequence at all, where the cursor lies before the first list.
                return row.getLong(1);
            }
        }
    }

    private static void take(long[] list, PageRequest request, int limit, List<Long> found) {
        for (int i = 0; i < list.length && found.size() < limit; i++) {
            long sequence = list[request.forward() ? i : list.length - 1 - i];
            long cursor = request.cursor().sequence();
            // A trade has several lines: the cursor's own sequence stays in, and the caller looks at the lines.
            if (request.forward() ? sequence >= cursor : sequence <= cursor) {
                found.add(sequence);
            }
        }
    }

    static long[] longs(Array array) throws SQLException {
        Object[] boxed = (Object[]) array.getArray();
        long[] longs = new long[boxed.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (Long) boxed[i];
        }
        return longs;
    }
}
