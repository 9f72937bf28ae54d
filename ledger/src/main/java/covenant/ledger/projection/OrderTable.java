package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Resting orders: what was asked, and how it ended. */
final class OrderTable implements Table {
    private final Batch inserts;
    private final Batch updates;

    OrderTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO resting_order (number, market, account, condition_number, outcome_number, shares_micros, "
                        + "limit_ppb, expires_micros, reserved_micros, placed_sequence, placed_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        updates = new Batch(
                connection,
                "UPDATE resting_order SET filled_micros = ?, ended = ?, ended_sequence = ?, ended_micros = ? WHERE number = ?");
    }

    void placed(Place place, Event.OrderPlaced e) throws SQLException {
        inserts.put(e.order())
                .put(e.market())
                .put(e.account())
                .put(e.condition())
                .put(e.outcome());
        inserts.put(e.sharesMicros()).put(e.limitPpb()).put(e.expiresAtMicros()).put(e.reservedMicros());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    void ended(Place place, Event.OrderEnded e) throws SQLException {
        // Full batches are executed as they fill: an order's row comes before its end.
        inserts.flush();
        updates.put(e.filledMicros()).put(e.why().name().toLowerCase(Locale.ROOT));
        updates.put(place.sequence()).put(e.atMicros()).put(e.order()).add();
    }

    @Override
    public String name() {
        return "resting_order";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
        updates.flush();
    }
}
