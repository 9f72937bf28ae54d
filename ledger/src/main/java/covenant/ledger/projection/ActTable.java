package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Who used the rights of an office, and what the venue did by itself in their place. */
final class ActTable implements Table {
    private final Batch inserts;

    ActTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO act (sequence, line, happened_micros, account, what, subject, reason, state_before, "
                        + "state_after)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void add(Place place, Event.Acted e) throws SQLException {
        inserts.put(place.sequence()).put(place.line()).put(place.atMicros());
        inserts.put(e.by()).put(e.what()).put(e.subject());
        inserts.put(e.reason()).put(e.before()).put(e.after()).add();
    }

    @Override
    public String name() {
        return "act";
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
