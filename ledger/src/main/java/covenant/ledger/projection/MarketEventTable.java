package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Whatever changed a market's prices or phase and was not a trade, with the prices after the command. */
final class MarketEventTable implements Table {
    private final Batch inserts;

    MarketEventTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO market_event (market, sequence, line, happened_micros, kind, account, condition_number,"
                        + " outcome_number, settled_micros, liquidity_micros, token_before, token_after, reason, prices)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** Where an event stands in the history, and the market's prices after it. */
    record Place(long sequence, int line, long atMicros, Long[] prices) {}

    void opened(Place place, Event.MarketOpened e) throws SQLException {
        start(place, e.market(), "opened").put(e.sponsor()).putNull().putNull().putNull();
        inserts.put(e.liquidityMicros()).putNull().putNull().putNull();
        end(place);
    }

    void liquidityAdded(Place place, Event.LiquidityAdded e) throws SQLException {
        start(place, e.market(), "liquidity_added")
                .put(e.by())
                .putNull()
                .putNull()
                .putNull();
        inserts.put(e.liquidityMicros()).putNull().putNull().putNull();
        end(place);
    }

    void closed(Place place, Event.MarketClosed e) throws SQLException {
        start(place, e.market(), "closed").putNull().putNull().putNull().putNull();
        inserts.putNull().putNull().putNull().putNull();
        end(place);
    }

    void conditionSettled(Place place, Event.ConditionSettled e) throws SQLException {
        start(place, e.market(), "condition_settled").put(e.by()).put(e.condition());
        inserts.putNull().putNull().putNull();
        inserts.put(e.tokenBefore()).put(e.tokenAfter()).putNull();
        end(place);
    }

    void outcomeSettled(Place place, Event.OutcomeSettled e) throws SQLException {
        start(place, e.market(), "outcome_settled").put(e.by()).putNull();
        inserts.put(e.outcome())
                .put(e.valueMicros())
                .putNull()
                .putNull()
                .putNull()
                .putNull();
        end(place);
    }

    void voided(Place place, Event.MarketVoided e) throws SQLException {
        start(place, e.market(), "voided").put(e.by()).putNull().putNull().putNull();
        inserts.putNull().putNull().putNull().put(e.reason());
        end(place);
    }

    private Batch start(Place place, int market, String kind) throws SQLException {
        return inserts.put(market)
                .put(place.sequence)
                .put(place.line)
                .put(place.atMicros)
                .put(kind);
    }

    private void end(Place place) throws SQLException {
        inserts.put(place.prices).add();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
    }
}
