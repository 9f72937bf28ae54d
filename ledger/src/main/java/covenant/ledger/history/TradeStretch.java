package covenant.ledger.history;

import covenant.ledger.projection.TradeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch of the venue's trades in the order in which they happened, whichever the market.
 *
 * @param sequence where it begins: after the first {@code told} trades of this command
 * @param told how many trades of that command come before it
 * @param through the last command in it
 * @param markets numbers of the only markets in it, or null for all
 */
public record TradeStretch(long sequence, int told, long through, List<Integer> markets) {
    private static final String FROM = " FROM trade WHERE place >= ? AND place < ?";

    private static final String ROWS = "SELECT " + History.TRADE_COLUMNS + ", place" + FROM;

    /**
     * A trade and which of its command's it is.
     *
     * @param number from 1
     */
    public record Numbered(TradeRow row, int number) {}

    /** All trades between these places. */
    public TradeStretch {
        markets = markets == null ? null : List.copyOf(markets);
    }

    List<Numbered> read(Connection connection, int limit) throws SQLException {
        String filter = markets == null ? "" : " AND market = ANY(?)";
        List<Numbered> rows = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(ROWS + filter + " ORDER BY place FETCH FIRST ? ROWS ONLY")) {
            int next = bind(statement);
            if (markets != null) {
                statement.setArray(next++, connection.createArrayOf("INTEGER", markets.toArray()));
            }
            statement.setInt(next, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new Numbered(History.trade(found), TradeTable.number(found.getLong(19)) + 1));
                }
            }
        }
        return rows;
    }

    Map<Integer, Long> count(Connection connection, int most) throws SQLException {
        Map<Integer, Long> counts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT market, COUNT(*) FROM (SELECT market"
                + FROM + " ORDER BY place FETCH FIRST ? ROWS ONLY) AS stretch GROUP BY market")) {
            statement.setInt(bind(statement), most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    counts.put(found.getInt(1), found.getLong(2));
                }
            }
        }
        return counts;
    }

    private int bind(PreparedStatement statement) throws SQLException {
        statement.setLong(1, TradeTable.firstKey(sequence) + told);
        statement.setLong(2, TradeTable.firstKey(through + 1));
        return 3;
    }
}
