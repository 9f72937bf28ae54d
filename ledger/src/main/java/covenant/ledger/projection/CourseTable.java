package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.decision.Decision;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.wire.WireWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What each market did in each stretch of {@link #STRETCH_MICROS} in which something happened to it: how a month of a hundred thousand
 * trades is read in some thousand rows. Ends with the market: what its settlement or voiding makes of the prices is no part of it.
 */
public final class CourseTable implements Table {
    /** How long a stretch is; stretches begin at its multiples since 1970 UTC. */
    public static final long STRETCH_MICROS = 300_000_000;

    private static final int DECISION_BYTES = 256;

    private static final byte[] NOTHING = {};

    /** Markets whose present stretch is kept between commits. */
    private static final int MOST_KEPT = 1_024;

    private static final String COLUMNS =
            "changes, trades, shares_micros, cost_micros, highs, lows, closes, jumps, until_micros,"
                    + " decision, claims";

    private final PreparedStatement newest;
    private final WireWriter writer = new WireWriter(DECISION_BYTES);
    private final Batch inserts;
    private final Batch updates;
    private final Map<Integer, Course> courses = new HashMap<>();
    private final TreeSet<Integer> touched = new TreeSet<>();

    CourseTable(Connection connection) throws SQLException {
        newest = connection.prepareStatement("SELECT from_micros, " + COLUMNS + " FROM market_course WHERE market = ?"
                + " ORDER BY market DESC, from_micros DESC FETCH FIRST ROW ONLY");
        inserts = new Batch(
                connection,
                "INSERT INTO market_course (" + COLUMNS
                        + ", market, from_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        updates = new Batch(
                connection,
                "UPDATE market_course SET " + COLUMNS.replace(",", " = ?,")
                        + " = ? WHERE market = ? AND from_micros = ?");
    }

    /** Something changed a market that goes on. */
    void step(Place place, Market market, Long[] prices) throws SQLException {
        course(place, market, prices);
    }

    /** A trade. */
    void traded(Place place, Event.Traded t, Market market, Long[] prices) throws SQLException {
        course(place, market, prices)
                .trade(t.condition(), t.outcome(), t.sharesMicros(), t.costMicros() - t.feeMicros());
    }

    private Course course(Place place, Market market, Long[] prices) throws SQLException {
        PriceLayout layout = PriceLayout.of(market.terms());
        long[] values = layout.values(prices, market.terms());
        long from = Math.floorDiv(place.atMicros(), STRETCH_MICROS) * STRETCH_MICROS;
        int number = market.number();
        Course course = courses.get(number);
        if (course == null) {
            course = load(number, layout);
            course = course == null ? new Course(layout, from, values) : course;
            courses.put(number, course);
        }
        if (course.fromMicros() != from) {
            if (touched.contains(number)) {
                put(number, course);
            }
            course.begin(from);
        }
        touched.add(number);
        course.step(place, values);
        course.decision(measured(market.decision()));
        return course;
    }

    /** Nothing once it is over: then nothing is measured any more. */
    private byte[] measured(Decision decision) {
        if (decision == null || decision.isOver()) {
            return NOTHING;
        }
        writer.clear();
        decision.write(writer);
        byte[] bytes = new byte[writer.size()];
        writer.written().get(bytes);
        return bytes;
    }

    private Course load(int market, PriceLayout layout) throws SQLException {
        newest.setInt(1, market);
        try (ResultSet row = newest.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            long[] sums = {row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)};
            return new Course(
                            layout,
                            row.getLong(1),
                            sums,
                            PriceArray.longs(row.getArray(6)),
                            PriceArray.longs(row.getArray(7)),
                            PriceArray.longs(row.getArray(8)))
                    .with(
                            PriceArray.longs(row.getArray(9)),
                            row.getLong(10),
                            row.getBytes(11),
                            PriceArray.longs(row.getArray(12)));
        }
    }

    private void put(int market, Course course) throws SQLException {
        Batch row = course.store() ? updates : inserts;
        for (long sum : course.sums()) {
            row.put(sum);
        }
        row.put(boxed(course.highs())).put(boxed(course.lows())).put(boxed(course.closes()));
        row.put(boxed(course.jumps())).put(course.untilMicros());
        row.put(course.decision()).put(boxed(course.claims()));
        row.put(market).put(course.fromMicros()).add();
    }

    private static Long[] boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    @Override
    public String name() {
        return "market_course";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        for (int market : touched) {
            put(market, courses.get(market));
        }
        inserts.flush();
        updates.flush();
        touched.clear();
        if (courses.size() > MOST_KEPT) {
            courses.clear();
        }
    }
}
