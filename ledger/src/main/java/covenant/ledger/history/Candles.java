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

    private final CandleRequest request;
    private final PriceLayout layout;
    private final long endMicros;
    private final long knownMicros;
    private final List<Candle> candles = new ArrayList<>();
    private long number;
    private boolean hasValue;
    private long open;
    private long high;
    private long low;
    private long close;
    private long sharesMicros;
    private long costMicros;
    private long trades;
    private boolean ended;

    private Candles(CandleRequest request, int[] size, long endMicros, long knownMicros) {
        this.request = request;
        this.layout = new PriceLayout(size[0], size[1]);
        this.endMicros = endMicros;
        this.knownMicros = knownMicros;
    }

    /** The page; empty if there is no such market. */
    static Page<Candle> read(Connection connection, CandleRequest request) throws SQLException {
        int[] size = Rows.size(connection, request.market());
        long committed = Rows.committedSequence(connection);
        if (size == null) {
            return new Page<>(List.of(), false, committed);
        }
        long end = endMicros(connection, request);
        return new Candles(request, size, end, Rows.committedMicros(connection)).page(connection, committed);
    }

    /** When the series ends: with its market, or when its branch dies. */
    private static long endMicros(Connection connection, CandleRequest request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDS)) {
            statement.setInt(1, request.market());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(2).equals("condition_settled")
                            || request.series().endsWith(row.getInt(3))) {
                        return row.getLong(1);
                    }
                }
            }
        }
        return GOES_ON;
    }

    private Page<Candle> page(Connection connection, long committed) throws SQLException {
        long length = request.lengthMicros();
        long opened = Rows.openedMicros(connection, request.market());
        long until = endMicros == GOES_ON ? Math.max(knownMicros, request.nowMicros()) : endMicros;
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
        fill(connection, first, last);
        if (!forward) {
            Collections.reverse(candles);
        }
        return new Page<>(candles, more, committed);
    }

    private void fill(Connection connection, long first, long last) throws SQLException {
        number = first;
        long from = first * request.lengthMicros();
        // A branch that dies in a stretch has no value behind its end, but the stretch's highest and lowest know it.
        long until = Math.min((last + 1) * request.lengthMicros(), Stretches.begin(endMicros));
        if (request.lengthMicros() % CourseTable.STRETCH_MICROS == 0 && from < until) {
            fillFromStretches(new Stretches(connection, request.market()), from, until);
            from = until;
        } else {
            Step before = new Steps(connection, request.market(), layout.conditions(), layout.outcomes()).before(from);
            if (before != null) {
                set(request.series().of(before.prices()));
            }
        }
        if (from <= Math.min(endMicros, (last + 1) * request.lengthMicros() - 1)) {
            fillFromSteps(new Steps(connection, request.market(), layout.conditions(), layout.outcomes()), from, last);
        }
        passTo(last + 1);
    }

    /** Candles that begin and end with a stretch are made of stretches, at most some thousand rows a month however many trades there were. */
    private void fillFromStretches(Stretches stretches, long from, long until) throws SQLException {
        int place = request.series().place(layout);
        set(request.series().of(PriceArray.decode(stretches.before(from), layout.conditions(), layout.outcomes())));
        stretches.each(from, until, stretch -> {
            passTo(Math.floorDiv(stretch.fromMicros(), request.lengthMicros()));
            set(stretch.highs()[place]);
            set(stretch.lows()[place]);
            set(stretch.closes()[place]);
            long[] volume = stretch.volume(request.series(), layout);
            trades += volume[0];
            sharesMicros += volume[1];
            costMicros += volume[2];
        });
    }

    private void fillFromSteps(Steps steps, long from, long last) throws SQLException {
        steps.from(from, step -> {
            long of = Math.floorDiv(step.atMicros(), request.lengthMicros());
            if (of > last) {
                return false;
            }
            passTo(of);
            take(step);
            return true;
        });
    }

    private void take(Step step) {
        if (endMicros != GOES_ON && isEnd(step)) {
            // What it brings is no value of this series.
            return;
        }
        set(request.series().of(step.prices()));
        if (step.isTrade() && request.series().counts(step.condition(), step.outcome(), layout)) {
            sharesMicros += Math.abs(step.sharesMicros());
            costMicros += Math.abs(step.costMicros());
            trades++;
        }
    }

    private boolean isEnd(Step step) {
        boolean dies =
                step.kind().equals("condition_settled") && request.series().endsWith(step.condition());
        ended |= dies || step.kind().equals("outcome_settled") || step.kind().equals("voided");
        return ended;
    }

    private void set(long value) {
        if (!hasValue) {
            hasValue = true;
            open = value;
            high = value;
            low = value;
        }
        high = Math.max(high, value);
        low = Math.min(low, value);
        close = value;
    }

    /** Closes candles until this one is the next. */
    private void passTo(long next) {
        for (; number < next; number++) {
            long from = number * request.lengthMicros();
            boolean complete = endMicros != GOES_ON || from + request.lengthMicros() <= knownMicros;
            candles.add(new Candle(from, open, high, low, close, sharesMicros, costMicros, trades, complete));
            open = close;
            high = close;
            low = close;
            sharesMicros = 0;
            costMicros = 0;
            trades = 0;
        }
    }
}
