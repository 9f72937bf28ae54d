package covenant.ledger.history;

import covenant.ledger.projection.PriceLayout;
import java.util.ArrayList;
import java.util.List;

/** Makes the candles of one series from what is shown to it in order: stretches, then steps. */
final class CandleFold {
    private static final long GOES_ON = Long.MAX_VALUE;

    private final Series series;
    private final boolean countsAll;
    private final PriceLayout layout;
    private final long lengthMicros;
    private final long endMicros;
    private final long knownMicros;
    private final int place;
    private final List<Candle> candles = new ArrayList<>();
    private long number;
    private long last;
    private boolean hasValue;
    private long open;
    private long high;
    private long low;
    private long close;
    private long sharesMicros;
    private long costMicros;
    private long trades;
    private boolean ended;

    /**
     * A fold of nothing yet.
     *
     * @param countsAll whether all trades of the market count, whatever the series
     * @param endMicros when the series ends, or {@link Long#MAX_VALUE}
     * @param knownMicros up to when everything is known
     */
    CandleFold(
            Series series, boolean countsAll, PriceLayout layout, long lengthMicros, long endMicros, long knownMicros) {
        this.series = series;
        this.countsAll = countsAll;
        this.layout = layout;
        this.lengthMicros = lengthMicros;
        this.endMicros = endMicros;
        this.knownMicros = knownMicros;
        this.place = series.place(layout);
    }

    /** Begins with this candle; ends with the last one, or with the series. */
    void begin(long first, long newLast) {
        number = first;
        last = endMicros == GOES_ON ? newLast : Math.min(newLast, Math.floorDiv(endMicros, lengthMicros));
    }

    Series series() {
        return series;
    }

    /** Up to where stretches may be shown: one in which a branch dies knows more than the branch's series has values. */
    long wholeUntilMicros() {
        return Stretches.begin(endMicros);
    }

    /** A stretch within one candle. */
    void take(Stretches.Stretch stretch) {
        passTo(Math.floorDiv(stretch.fromMicros(), lengthMicros));
        set(stretch.highs()[place]);
        set(stretch.lows()[place]);
        set(stretch.closes()[place]);
        long[] volume = countsAll ? stretch.sums() : stretch.volume(series, layout);
        trades += volume[0];
        sharesMicros += volume[1];
        costMicros += volume[2];
    }

    /** A step. */
    void take(Step step) {
        long of = Math.floorDiv(step.atMicros(), lengthMicros);
        if (of > last) {
            return;
        }
        passTo(of);
        if (endMicros != GOES_ON && isEnd(step)) {
            // What it brings is no value of this series.
            return;
        }
        set(series.of(step.prices()));
        if (step.isTrade() && (countsAll || series.counts(step.condition(), step.outcome(), layout))) {
            sharesMicros += Math.abs(step.sharesMicros());
            costMicros += Math.abs(step.costMicros());
            trades++;
        }
    }

    private boolean isEnd(Step step) {
        boolean dies = step.kind().equals("condition_settled") && series.endsWith(step.condition());
        ended |= dies || step.kind().equals("outcome_settled") || step.kind().equals("voided");
        return ended;
    }

    /** The value in force. */
    void set(long value) {
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

    /** All candles through the last. */
    List<Candle> candles() {
        passTo(last + 1);
        return candles;
    }

    /** Closes candles until this one is the next. */
    private void passTo(long next) {
        for (; number < next; number++) {
            long from = number * lengthMicros;
            boolean complete = endMicros != GOES_ON || from + lengthMicros <= knownMicros;
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
