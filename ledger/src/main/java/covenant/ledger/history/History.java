package covenant.ledger.history;

import covenant.engine.command.MarketTerms;
import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.ProjectionDatabase;
import covenant.ledger.projection.TradeListTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What happened, read from the projection page by page. Any thread may read; reads block on the disk, so not an event loop's. Each
 * page is of one moment and says how far the projection had read then.
 *
 * <p>Every method throws {@link HistoryUnavailable} where the projection cannot be read now.
 */
public final class History implements AutoCloseable {
    /** What {@link #trade} reads. */
    static final String TRADE_COLUMNS =
            "sequence, line, happened_micros, market, account, command_id, condition_number,"
                    + " outcome_number, shares_micros, cost_micros, fee_micros, price_before_ppb, price_after_ppb, cash_delta_micros,"
                    + " cash_after_micros, sponsor, sponsor_cash_delta_micros, resting_order";

    private static final String TRADES = "SELECT " + TRADE_COLUMNS + " FROM trade WHERE place = ANY(?)";

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
        return pool.read(Rows::committedSequence);
    }

    /**
     * Whether the books balance, in one moment.
     *
     * @param since what was found before: only postings after it are read; those before it count as they did. {@link Balance#NONE} reads
     *     all
     */
    public Balance balance(Balance since) {
        return pool.read(connection -> Balances.read(connection, since));
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
            return new Page<>(more ? rows.subList(0, limit) : rows, more, Rows.committedSequence(connection));
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
            int[] size = Rows.size(connection, market);
            if (size != null) {
                addTradePrices(connection, market, request, size, rows);
                addMarketEvents(connection, market, request, size, rows);
            }
            return Rows.page(connection, rows, request);
        });
    }

    /** What a price or signal of a market did, stretch by stretch; nothing if there is no such market. */
    public Page<Candle> candles(CandleRequest request) {
        Page<CandleRow> page = candles(request, List.of());
        return new Page<>(page.rows().stream().map(CandleRow::first).toList(), page.more(), page.committedSequence());
    }

    /**
     * The same of several series at once, for little more than one. The candles of the first count all trades of the market.
     *
     * @param others series besides that of the request, none of which ends later
     */
    public Page<CandleRow> candles(CandleRequest request, List<Series> others) {
        return pool.read(connection -> Candles.read(connection, request, others));
    }

    /** What moved in a period, the largest first. */
    public Page<Movement> movements(MovementRequest request) {
        return pool.read(connection -> Movements.read(connection, request));
    }

    /** How a decision's statistic went; nothing if there is no such market. */
    public Page<StatisticRow> statistics(StatisticRequest request) {
        return pool.read(connection -> Statistics.read(connection, request));
    }

    /**
     * What an account has gained and lost.
     *
     * @param terms of a market by its number
     */
    public Profit profit(int account, IntFunction<MarketTerms> terms) {
        return pool.read(connection -> Profits.read(connection, account, terms));
    }

    /** Every movement of an account's cash; none if there is no such account. */
    public Page<StatementLine> statement(int account, PageRequest request) {
        return pool.read(connection -> {
            List<StatementLine> lines = new ArrayList<>();
            addTradeLines(connection, TradeListTable.TRADER, account, request, lines);
            addTradeLines(connection, TradeListTable.FEE_RECEIVER, account, request, lines);
            addPostings(connection, account, request, lines);
            return Rows.page(connection, lines, request);
        });
    }

    /** Acts of office, and what the venue did by itself in their place. */
    public Page<ActRow> acts(ActFilter filter, PageRequest request) {
        return pool.read(connection -> Rows.page(connection, Acts.read(connection, filter, request), request));
    }

    /** Closes the connections as soon as nobody reads. */
    @Override
    public void close() {
        pool.close();
    }

    private static Page<TradeRow> trades(Connection connection, int ownerKind, int owner, PageRequest request)
            throws SQLException {
        List<TradeRow> rows = new ArrayList<>();
        Rows.eachTrade(connection, TRADES, ownerKind, owner, request, row -> rows.add(trade(row)));
        return Rows.page(connection, rows, request);
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
        Rows.eachTrade(connection, TRADE_PRICES, TradeListTable.MARKET, market, request, row -> {
            PriceArray prices = PriceArray.decode(PriceArray.longs(row.getArray(4)), size[0], size[1]);
            Cursor cursor = new Cursor(row.getLong(1), row.getInt(2));
            rows.add(new PriceRow(cursor, row.getLong(3), "trade", -1, -1, 0, null, prices));
        });
    }

    private static void addMarketEvents(
            Connection connection, int market, PageRequest request, int[] size, List<PriceRow> rows)
            throws SQLException {
        Rows.eachLine(connection, MARKET_EVENTS, "market", market, request, row -> {
            long tokenBefore = row.getLong(8);
            rows.add(new PriceRow(
                    new Cursor(row.getLong(1), row.getInt(2)),
                    row.getLong(3),
                    row.getString(4),
                    Rows.orNone(row, 5),
                    Rows.orNone(row, 6),
                    row.getLong(7),
                    row.getObject(8) == null ? null : tokenBefore,
                    PriceArray.decode(PriceArray.longs(row.getArray(9)), size[0], size[1])));
        });
    }

    private static void addTradeLines(
            Connection connection, int ownerKind, int account, PageRequest request, List<StatementLine> lines)
            throws SQLException {
        // The lines of a trade as in the view posting: 0 the trader's, 1 the sponsor's.
        boolean fee = ownerKind == TradeListTable.FEE_RECEIVER;
        Rows.eachTrade(
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
        Rows.eachLine(
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
}
