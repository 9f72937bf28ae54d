package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Attempts to deliver webhooks. */
final class DeliveryTable implements Table {
    private final Batch inserts;

    DeliveryTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO delivery (firing, attempt, status, last_attempt, sequence, happened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
    }

    void recorded(Place place, Event.DeliveryRecorded e) throws SQLException {
        inserts.put(e.firing()).put(e.attempt()).put(e.status()).put(e.last());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    @Override
    public String name() {
        return "delivery";
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
