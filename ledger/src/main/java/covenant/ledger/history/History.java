package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.ProjectionDatabase;
import covenant.ledger.projection.TradeListTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What happened, read from the projection page by page. Any thread may read; reads block on the disk, so not an event loop's. Each
 * page is of one moment and says how far the projection had read then.
 *
 * <p>Every method throws {@link HistoryUnavailable} where the projection cannot be read now.
 */
public final class History implements AutoCloseable {
    private static final String TRADES =
            "SELECT sequence, line, happened_micros, market, account, command_id, condition_number,"
                    + " outcome_number, shares_micros, cost_micros, fee_micros, price_before_ppb, price_after_ppb, cash_delta_micros,"
                    + " cash_after_micros, sponsor, sponsor_cash_delta_micros, resting_order FROM trade WHERE place = ANY(?)";

    private static final String TRADE_PRICES =
            "SELECT sequence, line, happened_micros, prices FROM trade WHERE place = ANY(?)";

    private static final String TRADE_LINES = "SELECT sequence, line, happened_micros, market, cash_delta_micros,"
            + " cash_after_micros, sponsor_cash_delta_micros, sponsor_cash_after_micros FROM trade WHERE place = ANY(?)";

    private static final String POSTINGS = "SELECT sequence, line, happened_micros, cause, market, amount_micros,"
            + " cash_after_micros FROM cash_posting WHERE side = 'account' AND holder = ? AND ";

    private static final String MARKET_EVENTS = "SELECT sequence, line, happened_micros, kind, condition_number,"
            + " outcome_number, settled_micros, token_before, prices FROM market_event WHERE market = ? AND ";

    private final ReadPool pool;

    /**
     * Reads this projection.
     *
     * @param connections how many reads may be under way at once; others wait
     */
    public History(ProjectionDatabase database, int connections) {
        this.pool = new ReadPool(database, connections);
    }

    /** How far the projection has read: the sequence of the last command in it. */
    public long committedSequence() {
        return pool.read(History::committedSequence);
    }

    /** The trades of a market; none if there is no such market. */
    public Page<TradeRow> trades(int market, PageRequest request) {
        return pool.read(connection -> trades(connection, TradeListTable.MARKET, market, request));
    }

    /** The trades that an account made; none if there is no such account. */
    public Page<TradeRow> tradesOf(int account, PageRequest request) {
        return pool.read(connection -> trades(connection, TradeListTable.TRADER, account, request));
    }

    /** The trades of a stretch of the history, oldest first. */
    public Page<TradeStretch.Numbered> trades(TradeStretch stretch, int limit) {
        return pool.read(connection -> {
            List<TradeStretch.Numbered> rows = stretch.read(connection, limit + 1);
            boolean more = rows.size() > limit;
            return new Page<>(more ? rows.subList(0, limit) : rows, more, committedSequence(connection));
        });
    }

    /**
     * How many trades of a stretch each market had, by number.
     *
     * @param most stops counting there: the sum is never more
     */
    public Map<Integer, Long> count(TradeStretch stretch, int most) {
        return pool.read(connection -> stretch.count(connection, most));
    }

    /** Every change of a market's prices or phase, trades and others; none if there is no such market. */
    public Page<PriceRow> prices(int market, PageRequest request) {
        return pool.read(connection -> {
            List<PriceRow> rows = new ArrayList<>();
            int[] size = size(connection, market);
            if (size != null) {
                addTradePrices(connection, market, request, size, rows);
                addMarketEvents(connection, market, request, size, rows);
            }
            return page(connection, rows, request);
        });
    }

    /** Every movement of an account's cash; none if there is no such account. */
    public Page<StatementLine> statement(int account, PageRequest request) {
        return pool.read(connection -> {
            List<StatementLine> lines = new ArrayList<>();
            addTradeLines(connection, TradeListTable.TRADER, account, request, lines);
            addTradeLines(connection, TradeListTable.FEE_RECEIVER, account, request, lines);
            addPostings(connection, account, request, lines);
            return page(connection, lines, request);
        });
    }

    /** Acts of office, and what the venue did by itself in their place. */
    public Page<ActRow> acts(ActFilter filter, PageRequest request) {
        return pool.read(connection -> page(connection, Acts.read(connection, filter, request), request));
    }

    /** Closes the connections as soon as nobody reads. */
    @Override
    public void close() {
        pool.close();
    }

    private static long committedSequence(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_sequence FROM progress")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Page<TradeRow> trades(Connection connection, int ownerKind, int owner, PageRequest request)
            throws SQLException {
        List<TradeRow> rows = new ArrayList<>();
        eachTrade(connection, TRADES, ownerKind, owner, request, row -> rows.add(trade(row)));
        return page(connection, rows, request);
    }

    static TradeRow trade(ResultSet row) throws SQLException {
        return new TradeRow(
                new Cursor(row.getLong(1), row.getInt(2)),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getInt(16),
                row.getLong(17),
                row.getInt(18));
    }

    private static void addTradePrices(
            Connection connection, int market, PageRequest request, int[] size, List<PriceRow> rows)
            throws SQLException {
        eachTrade(connection, TRADE_PRICES, TradeListTable.MARKET, market, request, row -> {
            PriceArray prices = PriceArray.decode(TradeLists.longs(row.getArray(4)), size[0], size[1]);
            Cursor cursor = new Cursor(row.getLong(1), row.getInt(2));
            rows.add(new PriceRow(cursor, row.getLong(3), "trade", -1, -1, 0, null, prices));
        });
    }

    private static void addMarketEvents(
            Connection connection, int market, PageRequest request, int[] size, List<PriceRow> rows)
            throws SQLException {
        eachLine(connection, MARKET_EVENTS, "market", market, request, row -> {
            long tokenBefore = row.getLong(8);
            rows.add(new PriceRow(
                    new Cursor(row.getLong(1), row.getInt(2)),
                    row.getLong(3),
                    row.getString(4),
                    orNone(row, 5),
                    orNone(row, 6),
                    row.getLong(7),
                    row.getObject(8) == null ? null : tokenBefore,
                    PriceArray.decode(TradeLists.longs(row.getArray(9)), size[0], size[1])));
        });
    }

    private static int orNone(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? -1 : number;
    }

    private static void addTradeLines(
            Connection connection, int ownerKind, int account, PageRequest request, List<StatementLine> lines)
            throws SQLException {
        // The lines of a trade as in the view posting: 0 the trader's, 1 the sponsor's.
        boolean fee = ownerKind == TradeListTable.FEE_RECEIVER;
        eachTrade(
                connection,
                TRADE_LINES,
                ownerKind,
                account,
                request,
                row -> lines.add(new StatementLine(
                        new Cursor(row.getLong(1), row.getInt(2) + (fee ? 1 : 0)),
                        row.getLong(3),
                        fee ? "fee" : "trade",
                        row.getInt(4),
                        row.getLong(fee ? 7 : 5),
                        row.getLong(fee ? 8 : 6))));
    }

    private static void addPostings(Connection connection, int account, PageRequest request, List<StatementLine> lines)
            throws SQLException {
        eachLine(
                connection,
                POSTINGS,
                "side, holder",
                account,
                request,
                row -> lines.add(new StatementLine(
                        new Cursor(row.getLong(1), row.getInt(2)),
                        row.getLong(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getLong(6),
                        row.getLong(7))));
    }

    /** What is done with each row of a result. */
    private interface Take {
        void row(ResultSet row) throws SQLException;
    }

    /** One more than the page holds, to see whether there are more. */
    private static void eachTrade(
            Connection connection, String sql, int ownerKind, int owner, PageRequest request, Take take)
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

    private static void eachLine(
            Connection connection, String select, String key, int owner, PageRequest request, Take take)
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
    private static int[] size(Connection connection, int market) throws SQLException {
        String sql = "SELECT CARDINALITY(conditions), CARDINALITY(outcomes) FROM market WHERE number = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new int[] {row.getInt(1), row.getInt(2)} : null;
            }
        }
    }

    /** Sorts what the sources gave, each in full as far as the page reaches, and cuts it to the page. */
    private static <T extends Placed> Page<T> page(Connection connection, List<T> found, PageRequest request)
            throws SQLException {
        Comparator<T> order = Comparator.comparing(Placed::cursor);
        List<T> rows = found.stream()
                .filter(row -> request.includes(row.cursor()))
                .sorted(request.forward() ? order : order.reversed())
                .toList();
        boolean more = rows.size() > request.limit();
        return new Page<>(more ? rows.subList(0, request.limit()) : rows, more, committedSequence(connection));
    }
}
