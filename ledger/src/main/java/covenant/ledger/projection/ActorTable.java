package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Who makes commitments. */
final class ActorTable implements Table {
    private final Batch inserts;

    ActorTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO actor (number, id, name, account, opened_sequence, opened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
    }

    void opened(Place place, Event.ActorOpened e) throws SQLException {
        inserts.put(e.actor()).put(e.id()).put(e.name()).put(e.account());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    @Override
    public String name() {
        return "actor";
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
