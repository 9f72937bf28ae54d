package covenant.ledger.history;

import covenant.engine.command.DecisionTerms;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Participation;
import covenant.engine.view.DecisionView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures a decision once more from the prices in the history, with the engine's own classes: what it gives is what the engine had at the
 * same moment.
 */
final class Statistics {
    private static final long GOES_ON = Long.MAX_VALUE;
    private static final Participation NOBODY = new Participation(0, 0);

    private static final String FROZEN = "SELECT happened_micros FROM market_event WHERE market = ?"
            + " AND kind IN ('decided', 'condition_settled', 'outcome_settled', 'voided')"
            + " ORDER BY market, sequence, line FETCH FIRST ROW ONLY";

    private final StatisticRequest request;
    private final DecisionTerms terms;
    private final long fromMicros;
    private final long openedMicros;
    private final long knownMicros;
    private final long frozenMicros;
    private final List<StatisticRow> rows = new ArrayList<>();

    private Statistics(Connection connection, StatisticRequest request) throws SQLException {
        this.request = request;
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
        return size == null
                ? new Page<>(List.of(), false, committed)
                : new Statistics(connection, request)
                        .page(new Steps(connection, request.market(), size[0], size[1]), committed);
    }

    private static long frozenMicros(Connection connection, int market) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FROZEN)) {
            statement.setInt(1, market);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : GOES_ON;
            }
        }
    }

    private Page<StatisticRow> page(Steps steps, long committed) throws SQLException {
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
        measure(steps, moments(first, last, end));
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

    private void measure(Steps steps, List<Long> moments) throws SQLException {
        Decision decision = new Decision(request.terms(), openedMicros);
        // A lagging observation moves from the opening on; for all else only the prices in force since the window began
        // count.
        boolean isWhole = terms.maxChange() > 0 || fromMicros <= openedMicros;
        if (!isWhole) {
            decision.begin(steps.before(fromMicros).prices().expected());
        }
        steps.from(isWhole ? openedMicros : fromMicros, step -> {
            while (rows.size() < moments.size() && moments.get(rows.size()) <= step.atMicros()) {
                add(decision, moments.get(rows.size()));
            }
            if (step.atMicros() >= frozenMicros || rows.size() == moments.size()) {
                return false;
            }
            if (step.kind().equals("opened")) {
                decision.begin(step.prices().expected());
            } else {
                decision.observe(step.atMicros(), step.prices().expected());
            }
            return true;
        });
        while (rows.size() < moments.size()) {
            add(decision, moments.get(rows.size()));
        }
    }

    private void add(Decision decision, long atMicros) {
        List<DecisionView.Candidate> candidates =
                DecisionView.of(decision.outlook(NOBODY).at(atMicros)).candidates();
        boolean closes = atMicros == frozenMicros;
        rows.add(new StatisticRow(atMicros, candidates, atMicros <= knownMicros, closes));
    }
}
