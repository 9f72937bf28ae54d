package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.TradeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the places of the trades that concern an owner, through the lists that the projection keeps. */
final class TradeLists {
    /** Lists read at first; a page of a busy owner needs one, of a quiet one many short ones. */
    private static final int FIRST_ROWS = 8;

    private static final int MOST_ROWS = 1024;

    private static final String BACKWARD = "SELECT first_place, places FROM trade_list"
            + " WHERE owner_kind = ? AND owner = ? AND first_place < ?"
            + " ORDER BY owner_kind DESC, owner DESC, first_place DESC FETCH FIRST ? ROWS ONLY";

    private static final String FORWARD = "SELECT first_place, places FROM trade_list"
            + " WHERE owner_kind = ? AND owner = ? AND first_place > ?"
            + " ORDER BY owner_kind, owner, first_place FETCH FIRST ? ROWS ONLY";

    private static final String CONTAINING =
            "SELECT MAX(first_place) FROM trade_list" + " WHERE owner_kind = ? AND owner = ? AND first_place <= ?";

    private final Connection connection;

    TradeLists(Connection connection) {
        this.connection = connection;
    }

    /**
     * At most {@code limit} places in the request's direction, beyond the command of its cursor; and all those of that command, since a
     * trade has several lines: the caller looks at them.
     */
    List<Long> find(int ownerKind, int owner, PageRequest request, int limit) throws SQLException {
        List<Long> found = new ArrayList<>();
        String sql = request.forward() ? FORWARD : BACKWARD;
        long sequence = request.cursor().sequence();
        long from = request.forward()
                // The list that the cursor lies in starts before it.
                ? containing(ownerKind, owner, TradeTable.firstKey(sequence)) - 1
                : TradeTable.firstKey(sequence == Long.MAX_VALUE ? sequence : sequence + 1);
        int beyond = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int rows = FIRST_ROWS; beyond < limit; rows = Math.min(2 * rows, MOST_ROWS)) {
                statement.setInt(1, ownerKind);
                statement.setInt(2, owner);
                statement.setLong(3, from);
                statement.setInt(4, rows);
                int read = 0;
                try (ResultSet lists = statement.executeQuery()) {
                    while (lists.next() && beyond < limit) {
                        read++;
                        from = lists.getLong(1);
                        beyond += take(PriceArray.longs(lists.getArray(2)), request, limit - beyond, found);
                    }
                }
                if (read < rows) {
                    return found;
                }
            }
        }
        return found;
    }

    private long containing(int ownerKind, int owner, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONTAINING)) {
            statement.setInt(1, ownerKind);
            statement.setInt(2, owner);
            statement.setLong(3, place);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                // 0, no place at all, where the cursor lies before the first list.
                return row.getLong(1);
            }
        }
    }

    /** Returns how many it took beyond the cursor's own command. */
    private static int take(long[] list, PageRequest request, int limit, List<Long> found) {
        long cursor = request.cursor().sequence();
        int beyond = 0;
        for (int i = 0; i < list.length && beyond < limit; i++) {
            long place = list[request.forward() ? i : list.length - 1 - i];
            long sequence = TradeTable.sequence(place);
            if (request.forward() ? sequence >= cursor : sequence <= cursor) {
                found.add(place);
                beyond += sequence == cursor ? 0 : 1;
            }
        }
        return beyond;
    }
}
