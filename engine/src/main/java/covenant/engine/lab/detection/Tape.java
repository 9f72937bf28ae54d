package covenant.engine.lab.detection;

import java.util.List;

/**
 * A market's trades in order, from whatever market: one row for each.
 *
 * @param market its name
 * @param windowFromMicros when its decision began to measure; 0 where it decides nothing
 * @param windowToMicros when it fell; 0 where it decides nothing
 */
public record Tape(String market, List<Row> rows, long windowFromMicros, long windowToMicros) {
    /**
     * One trade.
     *
     * @param id in its source: a sequence, a row number; unique in the tape
     * @param claim what was traded: trades of one claim share a price
     * @param shares bought if above 0, sold if below
     * @param cost paid if above 0, received if below
     * @param before price before; NaN where the source does not tell
     * @param after price after, or the trade's own price where the source tells no more; NaN where it is missing
     * @param label the source's own mark on the row; empty if none
     */
    public record Row(
            String id,
            long atMicros,
            String account,
            String claim,
            double shares,
            double cost,
            double before,
            double after,
            String label) {
        /** 1 where it bought, -1 where it sold, 0 where it did neither. */
        public int direction() {
            return (int) StrictMath.signum(shares);
        }

        /** The price that was paid or received for a share; where the source tells only one price, that one; NaN if unknown. */
        public double paid() {
            return Double.isNaN(before) || shares == 0 ? after : StrictMath.abs(cost / shares);
        }

        Row unlabelled() {
            return new Row(id, atMicros, account, claim, shares, cost, before, after, "");
        }
    }

    public Tape {
        rows = List.copyOf(rows);
    }

    /** The same with no marks, as {@link Detection} sees it. */
    public Tape unlabelled() {
        return new Tape(market, rows.stream().map(Row::unlabelled).toList(), windowFromMicros, windowToMicros);
    }
}
