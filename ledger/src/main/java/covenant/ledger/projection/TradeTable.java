package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** One wide row a trade. */
public final class TradeTable implements Table {
    /** Bits of a place that number the trades of one command; what is above them is the command's sequence. */
    private static final int NUMBER_BITS = 19;

    private static final long SEQUENCES = 1L << Long.SIZE - 1 - NUMBER_BITS;

    private final Batch inserts;

    TradeTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO trade (place, sequence, line, happened_micros, market, account, command_id, resting_order, condition_number, outcome_number,"
                        + " shares_micros, cost_micros, fee_micros, price_before_ppb, price_after_ppb, cash_delta_micros,"
                        + " cash_after_micros, sponsor, sponsor_cash_delta_micros, sponsor_cash_after_micros, prices)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /**
     * The key of a trade.
     *
     * @param number which of the command's trades, from 0
     */
    static long key(long sequence, int number) {
        if (number >> NUMBER_BITS != 0) {
            throw new IllegalStateException("command " + sequence + " has more trades than the projection counts");
        }
        return firstKey(sequence) | number;
    }

    /** The lowest key that a trade of this command, or of a later one, can have. */
    public static long firstKey(long sequence) {
        return sequence >= SEQUENCES ? Long.MAX_VALUE : sequence << NUMBER_BITS;
    }

    /** The sequence of a trade's command. */
    public static long sequence(long key) {
        return key >> NUMBER_BITS;
    }

    /** Which of its command's trades it is, from 0. */
    public static int number(long key) {
        return (int) (key & (1L << NUMBER_BITS) - 1);
    }

    void add(long key, Place place, String commandId, Event.Traded t, long sponsorCashMicros, Long[] prices)
            throws SQLException {
        inserts.put(key).put(place.sequence()).put(place.line()).put(place.atMicros());
        inserts.put(t.market()).put(t.account()).put(commandId).put(t.order());
        inserts.put(t.condition()).put(t.outcome());
        inserts.put(t.sharesMicros()).put(t.costMicros()).put(t.feeMicros());
        inserts.put(t.priceBeforePpb()).put(t.priceAfterPpb());
        inserts.put(t.cashDeltaMicros()).put(t.cashAfterMicros());
        inserts.put(t.sponsor()).put(t.sponsorCashDeltaMicros()).put(sponsorCashMicros);
        inserts.put(prices).add();
    }

    @Override
    public String name() {
        return "trade";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
    }
}
