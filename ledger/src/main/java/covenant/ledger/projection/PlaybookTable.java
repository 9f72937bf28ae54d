package covenant.ledger.projection;

import covenant.engine.command.PlaybookTerms;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Playbooks: their terms. */
final class PlaybookTable implements Table {
    private final Batch inserts;

    PlaybookTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO playbook (number, id, title, description, seal, signal, market, action, owner, "
                        + "respond_micros, opened_sequence, opened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void opened(Place place, Event.PlaybookOpened e) throws SQLException {
        PlaybookTerms terms = e.terms();
        inserts.put(e.playbook()).put(terms.id()).put(terms.title()).put(terms.text());
        inserts.putOrNull(terms.seal() == null ? null : terms.seal().hex());
        inserts.put(terms.signal().kind().id())
                .put(terms.signal().market())
                .put(terms.action().id());
        inserts.put(terms.owner()).put(terms.respondMicros());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    @Override
    public String name() {
        return "playbook";
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
