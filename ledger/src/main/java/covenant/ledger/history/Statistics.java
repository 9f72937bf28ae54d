package covenant.ledger.history;

import covenant.engine.command.DecisionTerms;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Participation;
import covenant.engine.view.DecisionView;
import covenant.engine.wire.WireReader;
import covenant.ledger.projection.CourseTable;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures a decision once more from the prices in the history, with the engine's own classes, going on from what they had measured at the
 * end of a stretch: what it gives is what the engine had at the same moment.
 */
final class Statistics {
    private static final long GOES_ON = Long.MAX_VALUE;
    private static final Participation NOBODY = new Participation(0, 0);

    private static final String FROZEN = "SELECT happened_micros FROM market_event WHERE market = ?"
            + " AND kind IN ('decided', 'condition_settled', 'outcome_settled', 'voided')"
            + " ORDER BY market, sequence, line FETCH FIRST ROW ONLY";

    private static final String MEASURED = "SELECT until_micros, decision, closes FROM market_course"
            + " WHERE market = ? AND from_micros < ? ORDER BY market DESC, from_micros DESC FETCH FIRST ROW ONLY";

    private final StatisticRequest request;
    private final Steps steps;
    private final PreparedStatement measured;
    private final DecisionTerms terms;
    private final long fromMicros;
    private final long openedMicros;
    private final long knownMicros;
    private final long frozenMicros;
    private final List<StatisticRow> rows = new ArrayList<>();

    private Statistics(Connection connection, StatisticRequest request, Steps steps, PreparedStatement measured)
            throws SQLException {
        this.request = request;
        this.steps = steps;
        this.measured = measured;
        this.terms = request.terms().decision();
        this.fromMicros = terms.decidesAtMicros() - terms.windowMicros();
        this.openedMicros = Rows.openedMicros(connection, request.market());
        this.knownMicros = Rows.committedMicros(connection);
        this.frozenMicros = Math.min(frozenMicros(connection, request.market()), decidedMicros());
    }

    /** When the statistic is complete by the clock alone, if that time has come. */
    private long decidedMicros() {
        boolean isDue = terms.decidesAtMicros() <= Math.max(knownMicros, request.nowMicros());
        return isDue ? terms.decidesAtMicros() : GOES_ON;
    }

    /** The page; empty if there is no such market, or its window has not begun. */
    static Page<StatisticRow> read(Connection connection, StatisticRequest request) throws SQLException {
        long committed = Rows.committedSequence(connection);
        int[] size = Rows.size(connection, request.market());
        if (size == null) {
            return new Page<>(List.of(), false, committed);
        }
        Steps steps = new Steps(connection, request.market(), size[0], size[1]);
        try (PreparedStatement measured = connection.prepareStatement(MEASURED)) {
            return new Statistics(connection, request, steps, measured).page(committed);
        }
    }

    private static long frozenMicros(Connection connection, int market) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FROZEN)) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : GOES_ON;
            }
        }
    }

    private Page<StatisticRow> page(long committed) throws SQLException {
        boolean forward = request.page().forward();
        long cursor = request.page().cursor().sequence();
        long end = frozenMicros == GOES_ON ? Math.max(knownMicros, request.nowMicros()) : frozenMicros;
        long first = number(fromMicros) + 1;
        // Where the end is no multiple it comes behind the last of them.
        long last = frozenMicros == GOES_ON || end % request.lengthMicros() == 0 ? number(end) : number(end) + 1;
        if (forward) {
            first = Math.max(first, number(cursor) + 1);
            last = cursor >= end ? first - 1 : last;
        } else {
            last = Math.min(last, number(Math.min(cursor, end + 1) - 1) + (cursor > end ? 1 : 0));
        }
        if (end <= fromMicros || first > last) {
            return new Page<>(List.of(), false, committed);
        }
        boolean more = last - first >= request.page().limit();
        if (more && forward) {
            last = first + request.page().limit() - 1;
        } else if (more) {
            first = last - request.page().limit() + 1;
        }
        measure(moments(first, last, end));
        if (!forward) {
            Collections.reverse(rows);
        }
        return new Page<>(rows, more, committed);
    }

    private long number(long atMicros) {
        return Math.floorDiv(atMicros, request.lengthMicros());
    }

    private List<Long> moments(long first, long last, long end) {
        List<Long> moments = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            moments.add(Math.min(number * request.lengthMicros(), end));
        }
        return moments;
    }

    /**
     * Goes on from what the engine had measured before the stretch of a moment: where moments are multiples of a stretch that is all there is
     * to do, else the steps that follow are observed, from the first moment on to the last.
     */
    private void measure(List<Long> moments) throws SQLException {
        boolean byStretches = request.lengthMicros() % CourseTable.STRETCH_MICROS == 0;
        for (int i = 0; i < moments.size() && byStretches; i++) {
            long moment = moments.get(i);
            Decision measured = measuredBefore(Stretches.begin(moment));
            if (measured != null && moment == Stretches.begin(moment)) {
                add(measured, moment);
            } else {
                observe(measured, List.of(moment));
            }
        }
        if (!byStretches) {
            observe(measuredBefore(Stretches.begin(moments.get(0))), moments);
        }
    }

    /** What the engine had measured when this stretch began; null if nothing had happened yet. */
    private Decision measuredBefore(long fromMicros) throws SQLException {
        measured.setInt(1, request.market());
        measured.setLong(2, fromMicros);
        try (ResultSet row = measured.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            WireReader bytes = new WireReader(ByteBuffer.wrap(row.getBytes(2)));
            Decision decision = Decision.read(request.terms(), openedMicros, bytes);
            // It was written behind the step, perhaps before the engine had looked at it.
            decision.observe(row.getLong(1), steps.prices(row, 3).expected());
            return decision;
        }
    }

    /**
     * Observes the steps up to each of these moments.
     *
     * @param before as it stood when the first moment's stretch began; null to begin with the market
     */
    private void observe(Decision before, List<Long> moments) throws SQLException {
        Decision decision = before == null ? new Decision(request.terms(), openedMicros) : before;
        int told = rows.size();
        steps.from(before == null ? openedMicros : Stretches.begin(moments.get(0)), step -> {
            while (rows.size() - told < moments.size() && moments.get(rows.size() - told) <= step.atMicros()) {
                add(decision, moments.get(rows.size() - told));
            }
            if (step.atMicros() >= frozenMicros || rows.size() - told == moments.size()) {
                return false;
            }
            if (step.kind().equals("opened")) {
                decision.begin(step.prices().expected());
            } else {
                decision.observe(step.atMicros(), step.prices().expected());
            }
            return true;
        });
        while (rows.size() - told < moments.size()) {
            add(decision, moments.get(rows.size() - told));
        }
    }

    private void add(Decision decision, long atMicros) {
        List<DecisionView.Candidate> candidates =
                DecisionView.of(decision.outlook(NOBODY).at(atMicros)).candidates();
        boolean closes = atMicros == frozenMicros;
        rows.add(new StatisticRow(atMicros, candidates, atMicros <= knownMicros, closes));
    }
}
