package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.TradeListTable;
import covenant.ledger.projection.TradeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that changed one market, in order, from any moment on: one pass, a thousand rows in memory. Times never go back from one place
 * to the next, so the moment is found by halving the sequences.
 */
final class Steps {
    private static final String TRADES = "SELECT sequence, line, happened_micros, condition_number, outcome_number,"
            + " shares_micros, cost_micros - fee_micros, prices FROM trade WHERE place = ANY(?)";

    private static final String EVENT = "SELECT sequence, line, happened_micros, kind, condition_number,"
            + " outcome_number, prices FROM market_event WHERE market = ? AND ";

    private static final String LAST_EVENT =
            EVENT + "happened_micros < ? ORDER BY market DESC, sequence DESC, line DESC FETCH FIRST ROW ONLY";

    private static final String FIRST_TRADE =
            "SELECT happened_micros FROM trade WHERE place >= ? ORDER BY place FETCH FIRST ROW ONLY";

    private final Connection connection;
    private final int market;
    private final int conditions;
    private final int outcomes;

    Steps(Connection connection, int market, int conditions, int outcomes) {
        this.connection = connection;
        this.market = market;
        this.conditions = conditions;
        this.outcomes = outcomes;
    }

    /** Shows every step of this moment or a later one, in order, until the visitor has seen enough (false). */
    void from(long atMicros, Predicate<Step> visitor) throws SQLException {
        Cursor cursor = new Cursor(Math.max(0, firstSequence(connection, atMicros) - 2), Integer.MAX_VALUE);
        while (true) {
            Page<Step> page = page(PageRequest.after(cursor, PageRequest.MAX_LIMIT));
            for (Step step : page.rows()) {
                if (step.atMicros() >= atMicros && !visitor.test(step)) {
                    return;
                }
            }
            if (!page.more()) {
                return;
            }
            cursor = page.rows().get(page.rows().size() - 1).cursor();
        }
    }

    /** The last step before this moment, or null. */
    Step before(long atMicros) throws SQLException {
        Step trade = lastTrade(atMicros);
        Step event = lastEvent(atMicros);
        if (trade == null || event == null) {
            return trade == null ? event : trade;
        }
        return trade.cursor().compareTo(event.cursor()) > 0 ? trade : event;
    }

    private Step lastTrade(long atMicros) throws SQLException {
        Cursor cursor = new Cursor(firstSequence(connection, atMicros), 0);
        while (true) {
            List<Step> found = new ArrayList<>();
            addTrades(PageRequest.before(cursor, 1), found);
            Page<Step> page = Rows.page(connection, found, PageRequest.before(cursor, PageRequest.MAX_LIMIT));
            for (Step step : page.rows()) {
                if (step.atMicros() < atMicros) {
                    return step;
                }
            }
            if (page.rows().isEmpty()) {
                return null;
            }
            cursor = page.rows().get(page.rows().size() - 1).cursor();
        }
    }

    private Step lastEvent(long atMicros) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_EVENT)) {
            statement.setInt(1, market);
            statement.setLong(2, atMicros);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? event(row) : null;
            }
        }
    }

    /** The lowest sequence from which on all trades of the venue are of this moment or later; those of the sequence before may be mixed. */
    static long firstSequence(Connection connection, long atMicros) throws SQLException {
        long low = 1;
        long high = Rows.committedSequence(connection) + 1;
        try (PreparedStatement statement = connection.prepareStatement(FIRST_TRADE)) {
            while (low < high) {
                long middle = low + (high - low) / 2;
                statement.setLong(1, TradeTable.firstKey(middle));
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next() || row.getLong(1) >= atMicros) {
                        high = middle;
                    } else {
                        low = middle + 1;
                    }
                }
            }
        }
        return low;
    }

    private Page<Step> page(PageRequest request) throws SQLException {
        List<Step> found = new ArrayList<>();
        addTrades(request, found);
        Rows.eachLine(connection, EVENT, "market", market, request, row -> found.add(event(row)));
        return Rows.page(connection, found, request);
    }

    private void addTrades(PageRequest request, List<Step> found) throws SQLException {
        Rows.eachTrade(
                connection,
                TRADES,
                TradeListTable.MARKET,
                market,
                request,
                row -> found.add(new Step(
                        new Cursor(row.getLong(1), row.getInt(2)),
                        row.getLong(3),
                        Step.TRADE,
                        row.getInt(4),
                        row.getInt(5),
                        row.getLong(6),
                        row.getLong(7),
                        prices(row, 8))));
    }

    private Step event(ResultSet row) throws SQLException {
        return new Step(
                new Cursor(row.getLong(1), row.getInt(2)),
                row.getLong(3),
                row.getString(4),
                Rows.orNone(row, 5),
                Rows.orNone(row, 6),
                0,
                0,
                prices(row, 7));
    }

    /** The prices in this column, of this market. */
    PriceArray prices(ResultSet row, int column) throws SQLException {
        return PriceArray.decode(PriceArray.longs(row.getArray(column)), conditions, outcomes);
    }
}
