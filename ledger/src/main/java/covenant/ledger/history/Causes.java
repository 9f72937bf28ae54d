package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.PriceLayout;
import covenant.ledger.projection.TradeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a single step was, and what its market's commitment had last heard before it. */
final class Causes implements AutoCloseable {
    private static final long DAY_MICROS = 86_400_000_000L;

    private static final String TRADE = "SELECT " + History.TRADE_COLUMNS
            + ", prices FROM trade WHERE place >= ? AND place < ? AND market = ? AND line = ?";

    private static final String EVENT =
            "SELECT happened_micros, kind, condition_number, outcome_number, settled_micros,"
                    + " token_before, account, commitment, reason, prices FROM market_event"
                    + " WHERE market = ? AND sequence = ? AND line = ?";

    private static final String NOTICE =
            "SELECT sequence, line, happened_micros, kind, phase_after, breached, reason, link"
                    + " FROM commitment_event WHERE commitment = ? AND sequence <= ? AND (sequence < ? OR line < ?)"
                    + " AND happened_micros >= ? AND kind IN ('evidence', 'attested', 'challenge_opened', 'moved')"
                    + " ORDER BY commitment DESC, sequence DESC, line DESC FETCH FIRST ROW ONLY";

    private final PreparedStatement trade;
    private final PreparedStatement event;
    private final PreparedStatement notice;

    /** A change by a single step, and the step's place. */
    record Jump(long change, Cursor cursor) {
        private static final int NUMBERS = 3;

        /** That of the token, or of an outcome. */
        static Jump of(long[] jumps, int number) {
            int at = NUMBERS * number;
            return new Jump(jumps[at], new Cursor(jumps[at + 1], (int) jumps[at + 2]));
        }
    }

    Causes(Connection connection) throws SQLException {
        trade = connection.prepareStatement(TRADE);
        event = connection.prepareStatement(EVENT);
        notice = connection.prepareStatement(NOTICE);
    }

    /**
     * The step.
     *
     * @param commitment to which the market is bound, or -1
     */
    Movement.Cause of(int market, PriceLayout layout, int commitment, Jump jump) throws SQLException {
        Movement.Cause traded = trade(market, layout, commitment, jump);
        return traded == null ? event(market, layout, commitment, jump) : traded;
    }

    private Movement.Cause trade(int market, PriceLayout layout, int commitment, Jump jump) throws SQLException {
        trade.setLong(1, TradeTable.firstKey(jump.cursor().sequence()));
        trade.setLong(2, TradeTable.firstKey(jump.cursor().sequence() + 1));
        trade.setInt(3, market);
        trade.setInt(4, jump.cursor().line());
        try (ResultSet row = trade.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            TradeRow of = History.trade(row);
            PriceRow price = new PriceRow(
                    jump.cursor(), of.atMicros(), Step.TRADE, -1, -1, 0, null, prices(row, "prices", layout));
            return new Movement.Cause(
                    price, of.account(), -1, "", jump.change(), of, notice(commitment, jump.cursor(), of.atMicros()));
        }
    }

    private Movement.Cause event(int market, PriceLayout layout, int commitment, Jump jump) throws SQLException {
        event.setInt(1, market);
        event.setLong(2, jump.cursor().sequence());
        event.setInt(3, jump.cursor().line());
        try (ResultSet row = event.executeQuery()) {
            row.next();
            long at = row.getLong(1);
            PriceRow price = new PriceRow(
                    jump.cursor(),
                    at,
                    row.getString(2),
                    Rows.orNone(row, 3),
                    Rows.orNone(row, 4),
                    row.getLong(5),
                    (Long) row.getObject(6),
                    prices(row, "prices", layout));
            String reason = row.getString(9);
            return new Movement.Cause(
                    price,
                    Rows.orNone(row, 7),
                    Rows.orNone(row, 8),
                    reason == null ? "" : reason,
                    jump.change(),
                    null,
                    notice(commitment, jump.cursor(), at));
        }
    }

    private Movement.Notice notice(int commitment, Cursor before, long atMicros) throws SQLException {
        if (commitment < 0) {
            return null;
        }
        notice.setInt(1, commitment);
        notice.setLong(2, before.sequence());
        notice.setLong(3, before.sequence());
        notice.setInt(4, before.line());
        notice.setLong(5, atMicros - DAY_MICROS);
        try (ResultSet row = notice.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            String kind = row.getString(4);
            String what = row.getString(kind.equals("moved") ? 5 : 7);
            String link = row.getString(8);
            return new Movement.Notice(
                    new Cursor(row.getLong(1), row.getInt(2)),
                    row.getLong(3),
                    kind,
                    commitment,
                    what == null ? "" : what,
                    link == null ? "" : link,
                    row.getBoolean(6));
        }
    }

    private static PriceArray prices(ResultSet row, String column, PriceLayout layout) throws SQLException {
        return PriceArray.decode(PriceArray.longs(row.getArray(column)), layout.conditions(), layout.outcomes());
    }

    @Override
    public void close() throws SQLException {
        List<PreparedStatement> all = new ArrayList<>(List.of(trade, event, notice));
        for (PreparedStatement statement : all) {
            statement.close();
        }
    }
}
