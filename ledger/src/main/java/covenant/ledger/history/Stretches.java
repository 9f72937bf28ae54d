package covenant.ledger.history;

import covenant.ledger.projection.CourseTable;
import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.PriceLayout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** One market's course: a row for each stretch of time in which something happened to it. */
final class Stretches {
    private static final String EACH =
            "SELECT from_micros, trades, shares_micros, cost_micros, highs, lows, closes, claims"
                    + " FROM market_course WHERE market = ? AND from_micros >= ? AND from_micros < ? ORDER BY market, from_micros";

    private static final String BEFORE = "SELECT closes FROM market_course WHERE market = ? AND from_micros < ?"
            + " ORDER BY market DESC, from_micros DESC FETCH FIRST ROW ONLY";

    private static final String OPENED =
            "SELECT prices FROM market_event WHERE market = ? ORDER BY market, sequence, line FETCH FIRST ROW ONLY";

    private static final int CLAIM_NUMBERS = 4;

    private final Connection connection;
    private final int market;

    Stretches(Connection connection, int market) {
        this.connection = connection;
        this.market = market;
    }

    /**
     * What happened in a stretch. The arrays are laid out as {@link PriceLayout} says.
     *
     * @param sums trades, their shares and costs
     * @param claims for each claim that was traded its place, then the same
     */
    record Stretch(long fromMicros, long[] sums, long[] highs, long[] lows, long[] closes, long[] claims) {
        /** Trades, shares and costs that count to this series. */
        long[] volume(Series series, PriceLayout layout) {
            if (series.kind() != Series.Kind.PRICE) {
                return sums;
            }
            long[] volume = new long[sums.length];
            for (int i = 0; i < claims.length; i += CLAIM_NUMBERS) {
                int place = (int) claims[i];
                if (series.counts(layout.conditionAt(place), layout.outcomeAt(place), layout)) {
                    for (int v = 0; v < volume.length; v++) {
                        volume[v] += claims[i + 1 + v];
                    }
                }
            }
            return volume;
        }
    }

    /** When the stretch began in which this moment lies. */
    static long begin(long atMicros) {
        return Math.floorDiv(atMicros, CourseTable.STRETCH_MICROS) * CourseTable.STRETCH_MICROS;
    }

    /** The values in force before this beginning of a stretch; of a market that opened later those with which it opened. */
    long[] before(long fromMicros) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setInt(1, market);
            statement.setLong(2, fromMicros);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return PriceArray.longs(row.getArray(1));
                }
            }
        }
        return opened();
    }

    private long[] opened() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPENED)) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return PriceArray.longs(row.getArray(1));
            }
        }
    }

    /** Shows the stretches that begin in this time, in order. */
    void each(long fromMicros, long untilMicros, Consumer<Stretch> visitor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EACH)) {
            statement.setInt(1, market);
            statement.setLong(2, fromMicros);
            statement.setLong(3, untilMicros);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    visitor.accept(new Stretch(
                            row.getLong(1),
                            new long[] {row.getLong(2), row.getLong(3), row.getLong(4)},
                            PriceArray.longs(row.getArray(5)),
                            PriceArray.longs(row.getArray(6)),
                            PriceArray.longs(row.getArray(7)),
                            PriceArray.longs(row.getArray(8))));
                }
            }
        }
    }
}
