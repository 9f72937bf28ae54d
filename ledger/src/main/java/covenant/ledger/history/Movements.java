package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.PriceLayout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what moved: two rows of each market that changed say by how much, the rows of the period how, for those of the page only. However
 * many trades there were, a day is at most 289 rows.
 */
final class Movements {
    private static final String MARKETS = "SELECT number, id, metric, CARDINALITY(conditions), CARDINALITY(outcomes),"
            + " low_micros, high_micros, changed_sequence, commitment FROM market WHERE ";

    private static final String NEWEST = "SELECT from_micros, closes FROM market_course WHERE market = ?"
            + " ORDER BY market DESC, from_micros DESC FETCH FIRST ROW ONLY";

    private static final String COURSE = "SELECT from_micros, changes, closes, jumps FROM market_course"
            + " WHERE market = ? AND from_micros >= ? ORDER BY market, from_micros";

    private final Connection connection;
    private final MovementRequest request;
    private final List<Moved> found = new ArrayList<>();

    /** A market that the request is about, and by how much it moved. */
    private record Moved(Listed market, long[] before, long[] now, int at, long change) {
        double size() {
            return Math.abs((double) change / market.range());
        }
    }

    /** What the table of markets says. */
    private record Listed(
            int number,
            String id,
            boolean categorical,
            PriceLayout layout,
            long range,
            long sequence,
            int commitment) {}

    private Movements(Connection connection, MovementRequest request) {
        this.connection = connection;
        this.request = request;
    }

    static Page<Movement> read(Connection connection, MovementRequest request) throws SQLException {
        return new Movements(connection, request).page();
    }

    private Page<Movement> page() throws SQLException {
        find();
        found.sort(Comparator.comparingDouble(Moved::size)
                .reversed()
                .thenComparing(moved -> moved.market().id()));
        int from = Math.min(request.skip(), found.size());
        int to = Math.min(from + request.limit(), found.size());
        List<Movement> page = new ArrayList<>();
        try (Causes causes = new Causes(connection)) {
            for (Moved moved : found.subList(from, to)) {
                page.add(movement(moved, causes));
            }
        }
        return new Page<>(page, to < found.size(), Rows.committedSequence(connection));
    }

    private void find() throws SQLException {
        boolean all = request.markets() == null;
        String which = all ? "changed_sequence >= ?" : "number = ANY(?)";
        try (PreparedStatement statement = connection.prepareStatement(MARKETS + which);
                PreparedStatement newest = connection.prepareStatement(NEWEST)) {
            if (all) {
                // One before, because the command in which the period begins may have changed something on either side.
                statement.setLong(1, Steps.firstSequence(connection, request.fromMicros()) - 1);
            } else {
                statement.setArray(
                        1, connection.createArrayOf("INTEGER", request.markets().toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(listed(row), newest, all);
                }
            }
        }
    }

    private static Listed listed(ResultSet row) throws SQLException {
        String metric = row.getString(3);
        return new Listed(
                row.getInt(1),
                row.getString(2),
                metric.equals("categorical"),
                new PriceLayout(row.getInt(4), row.getInt(5)),
                metric.equals("scalar") ? row.getLong(7) - row.getLong(6) : covenant.engine.Limits.PPB,
                row.getLong(8),
                Rows.orNone(row, 9));
    }

    private void add(Listed market, PreparedStatement newest, boolean onlyMoved) throws SQLException {
        newest.setInt(1, market.number());
        long[] now;
        try (ResultSet row = newest.executeQuery()) {
            row.next();
            if (onlyMoved && row.getLong(1) < request.fromMicros()) {
                return;
            }
            now = PriceArray.longs(row.getArray(2));
        }
        long[] before = new Stretches(connection, market.number()).before(request.fromMicros());
        int at = place(market, before, now);
        found.add(new Moved(market, before, now, at, now[at] - before[at]));
    }

    /** Where the value stands that the movement is about. */
    private static int place(Listed market, long[] before, long[] now) {
        if (!market.categorical()) {
            return market.layout().token();
        }
        int first = market.layout().claim(covenant.engine.command.Order.ANY, 0);
        int largest = first;
        for (int at = first; at < first + market.layout().outcomes(); at++) {
            if (Math.abs(now[at] - before[at]) > Math.abs(now[largest] - before[largest])) {
                largest = at;
            }
        }
        return largest;
    }

    private Movement movement(Moved moved, Causes causes) throws SQLException {
        Listed market = moved.market();
        int outcome = market.categorical() ? market.layout().outcomeAt(moved.at()) : -1;
        long opened = Rows.openedMicros(connection, market.number());
        List<PriceArray> trend = new ArrayList<>();
        long steps = 0;
        Causes.Jump largest = null;
        long[] inForce = moved.before();
        try (PreparedStatement statement = connection.prepareStatement(COURSE)) {
            statement.setInt(1, market.number());
            statement.setLong(2, request.fromMicros());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fill(trend, row.getLong(1), opened, inForce, market);
                    steps += row.getLong(2);
                    inForce = PriceArray.longs(row.getArray(3));
                    Causes.Jump jump = Causes.Jump.of(PriceArray.longs(row.getArray(4)), Math.max(outcome, 0));
                    largest = largest == null || Math.abs(jump.change()) > Math.abs(largest.change()) ? jump : largest;
                }
            }
        }
        fill(trend, Long.MAX_VALUE, opened, inForce, market);
        return new Movement(
                market.number(),
                market.sequence(),
                prices(market, moved.before()),
                prices(market, moved.now()),
                outcome,
                moved.change(),
                market.range(),
                steps,
                trend,
                largest == null || largest.change() == 0
                        ? null
                        : causes.of(market.number(), market.layout(), market.commitment(), largest));
    }

    /** Adds the moments of the trend up to the beginning of this stretch. */
    private void fill(List<PriceArray> trend, long fromMicros, long openedMicros, long[] inForce, Listed market) {
        while (trend.size() < request.atMicros().size() && request.atMicros().get(trend.size()) <= fromMicros) {
            boolean wasOpen = request.atMicros().get(trend.size()) > openedMicros;
            trend.add(wasOpen ? prices(market, inForce) : null);
        }
    }

    private static PriceArray prices(Listed market, long[] values) {
        return PriceArray.decode(
                values, market.layout().conditions(), market.layout().outcomes());
    }
}
