package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** One wide row a trade. */
final class TradeTable implements Table {
    private final Batch inserts;

    TradeTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO trade (sequence, happened_micros, market, account, command_id, condition_number, outcome_number,"
                        + " shares_micros, cost_micros, fee_micros, price_before_ppb, price_after_ppb, cash_delta_micros,"
                        + " cash_after_micros, sponsor, sponsor_cash_delta_micros, sponsor_cash_after_micros, prices)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void add(long sequence, long atMicros, String commandId, Event.Traded t, long sponsorCashMicros, Long[] prices)
            throws SQLException {
        inserts.put(sequence).put(atMicros).put(t.market()).put(t.account()).put(commandId);
        inserts.put(t.condition()).put(t.outcome());
        inserts.put(t.sharesMicros()).put(t.costMicros()).put(t.feeMicros());
        inserts.put(t.priceBeforePpb()).put(t.priceAfterPpb());
        inserts.put(t.cashDeltaMicros()).put(t.cashAfterMicros());
        inserts.put(t.sponsor()).put(t.sponsorCashDeltaMicros()).put(sponsorCashMicros);
        inserts.put(prices).add();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
    }
}
