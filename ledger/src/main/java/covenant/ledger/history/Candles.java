package covenant.ledger.history;

import covenant.ledger.projection.CourseTable;
import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.PriceLayout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a page of candles in one pass over what changed the market during it, or over its stretches where candles are made of them. */
final class Candles {
    private static final long GOES_ON = Long.MAX_VALUE;

    private static final String ENDS =
            "SELECT happened_micros, kind, condition_number FROM market_event WHERE market = ?"
                    + " AND kind IN ('condition_settled', 'outcome_settled', 'voided') ORDER BY market, sequence, line";

    private final Connection connection;
    private final CandleRequest request;
    private final PriceLayout layout;
    private final List<CandleFold> folds = new ArrayList<>();

    private Candles(Connection connection, CandleRequest request, int[] size) {
        this.connection = connection;
        this.request = request;
        this.layout = new PriceLayout(size[0], size[1]);
    }

    /**
     * The page; empty if there is no such market.
     *
     * @param others series besides that of the request, none of which ends later
     */
    static Page<CandleRow> read(Connection connection, CandleRequest request, List<Series> others) throws SQLException {
        int[] size = Rows.size(connection, request.market());
        long committed = Rows.committedSequence(connection);
        return size == null
                ? new Page<>(List.of(), false, committed)
                : new Candles(connection, request, size).page(others, committed);
    }

    /** When the series ends: with its market, or when its branch dies. */
    private long endMicros(Series series) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDS)) {
            statement.setInt(1, request.market());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(2).equals("condition_settled") || series.endsWith(row.getInt(3))) {
                        return row.getLong(1);
                    }
                }
            }
        }
        return GOES_ON;
    }

    private void add(Series series, boolean countsAll, long endMicros, long knownMicros) {
        folds.add(new CandleFold(series, countsAll, layout, request.lengthMicros(), endMicros, knownMicros));
    }

    private Page<CandleRow> page(List<Series> others, long committed) throws SQLException {
        long length = request.lengthMicros();
        long opened = Rows.openedMicros(connection, request.market());
        long known = Rows.committedMicros(connection);
        long end = endMicros(request.series());
        add(request.series(), !others.isEmpty(), end, known);
        for (Series other : others) {
            add(other, false, endMicros(other), known);
        }
        long until = end == GOES_ON ? Math.max(known, request.nowMicros()) : end;
        long first = Math.floorDiv(Math.max(opened, request.fromMicros()), length);
        long last = Math.min(Math.floorDiv(until, length), Math.floorDiv(request.toMicros() - 1, length));
        boolean forward = request.page().forward();
        long cursor = request.page().cursor().sequence();
        if (forward) {
            first = Math.max(first, Math.floorDiv(cursor, length) + 1);
        } else {
            last = Math.min(last, Math.floorDiv(cursor - 1, length));
        }
        if (first > last) {
            return new Page<>(List.of(), false, committed);
        }
        boolean more = last - first >= request.page().limit();
        if (more && forward) {
            last = first + request.page().limit() - 1;
        } else if (more) {
            first = last - request.page().limit() + 1;
        }
        fill(first, last);
        List<CandleRow> rows = rows();
        if (!forward) {
            Collections.reverse(rows);
        }
        return new Page<>(rows, more, committed);
    }

    private List<CandleRow> rows() {
        List<List<Candle>> columns = folds.stream().map(CandleFold::candles).toList();
        List<CandleRow> rows = new ArrayList<>();
        for (int i = 0; i < columns.get(0).size(); i++) {
            List<Candle> row = new ArrayList<>();
            for (List<Candle> column : columns) {
                row.add(i < column.size() ? column.get(i) : null);
            }
            rows.add(new CandleRow(row));
        }
        return rows;
    }

    private void fill(long first, long last) throws SQLException {
        long from = first * request.lengthMicros();
        long end = (last + 1) * request.lengthMicros();
        folds.forEach(fold -> fold.begin(first, last));
        Steps steps = new Steps(connection, request.market(), layout.conditions(), layout.outcomes());
        boolean byStretches = request.lengthMicros() % CourseTable.STRETCH_MICROS == 0;
        if (byStretches && folds.get(0).wholeUntilMicros() > from) {
            takeStretches(from, Math.min(end, folds.get(0).wholeUntilMicros()));
            long[] ends = folds.stream()
                    .mapToLong(CandleFold::wholeUntilMicros)
                    .filter(until -> until < end)
                    .distinct()
                    .toArray();
            for (long until : ends) {
                takeSteps(
                        steps,
                        Math.max(from, until),
                        Math.min(end, until + CourseTable.STRETCH_MICROS),
                        folds.stream()
                                .filter(fold -> fold.wholeUntilMicros() == until)
                                .toList());
            }
        } else {
            Step before = steps.before(from);
            if (before != null) {
                set(before.prices());
            }
            takeSteps(steps, from, end, folds);
        }
    }

    private void set(PriceArray prices) {
        folds.forEach(fold -> fold.set(fold.series().of(prices)));
    }

    /** Candles that begin and end with a stretch are made of stretches, at most some thousand rows a month however many trades there were. */
    private void takeStretches(long from, long until) throws SQLException {
        Stretches stretches = new Stretches(connection, request.market());
        set(PriceArray.decode(stretches.before(from), layout.conditions(), layout.outcomes()));
        stretches.each(from, until, stretch -> {
            for (CandleFold fold : folds) {
                if (stretch.fromMicros() < fold.wholeUntilMicros()) {
                    fold.take(stretch);
                }
            }
        });
    }

    private static void takeSteps(Steps steps, long from, long until, List<CandleFold> folds) throws SQLException {
        steps.from(from, step -> {
            boolean goesOn = step.atMicros() < until;
            if (goesOn) {
                folds.forEach(fold -> fold.take(step));
            }
            return goesOn;
        });
    }
}
