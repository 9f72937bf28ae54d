package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Each time a playbook's action was carried out. */
final class FiringTable implements Table {
    private final Batch inserts;

    FiringTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO firing (number, playbook, drill, outcome, market, account, reason, sequence,"
                        + " happened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void fired(Place place, Event.PlaybookFired e) throws SQLException {
        inserts.put(e.firing()).put(e.playbook()).put(e.drill()).put(e.outcome());
        inserts.put(e.market()).put(e.by()).put(e.reason());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    @Override
    public String name() {
        return "firing";
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
