package covenant.ledger.projection;

import covenant.engine.command.PledgeTerms;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Joint pledges, and whether they bound. */
final class PledgeTable implements Table {
    private final Batch inserts;
    private final Batch updates;

    PledgeTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO pledge (number, id, title, description, required, sign_by_micros, opened_sequence, "
                        + "opened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        updates = new Batch(
                connection, "UPDATE pledge SET bound = ?, ended_sequence = ?, ended_micros = ? WHERE number = ?");
    }

    void opened(Place place, Event.PledgeOpened e) throws SQLException {
        PledgeTerms terms = e.terms();
        inserts.put(e.pledge()).put(terms.id()).put(terms.title()).put(terms.text());
        inserts.put(terms.required()).put(terms.signByMicros());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    void ended(Place place, Event.PledgeEnded e) throws SQLException {
        // Full batches are executed as they fill: a pledge's row comes before its end.
        inserts.flush();
        updates.put(e.bound())
                .put(place.sequence())
                .put(e.atMicros())
                .put(e.pledge())
                .add();
    }

    @Override
    public String name() {
        return "pledge";
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
