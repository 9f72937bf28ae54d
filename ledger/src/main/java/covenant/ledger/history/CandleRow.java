package covenant.ledger.history;

import java.util.Collections;
import java.util.List;

/**
 * What several series of a market did in the same stretch of time.
 *
 * @param candles one for each series, in the order asked for; null where the series had ended
 */
public record CandleRow(List<Candle> candles) implements Placed {
    public CandleRow {
        candles = Collections.unmodifiableList(candles);
    }

    /** That of the series that ends last; of several, it counts all trades of the market. */
    public Candle first() {
        return candles.get(0);
    }

    @Override
    public Cursor cursor() {
        return first().cursor();
    }
}
