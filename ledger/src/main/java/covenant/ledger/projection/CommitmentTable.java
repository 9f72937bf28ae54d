package covenant.ledger.projection;

import covenant.engine.command.CommitmentTerms;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** Commitments: their terms. */
final class CommitmentTable implements Table {
    private final Batch inserts;

    CommitmentTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO commitment (number, id, actor, title, description, source, verification, horizon_micros, "
                        + "quorum, pledge, bond_micros, opened_sequence, opened_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void opened(Place place, Event.CommitmentOpened e) throws SQLException {
        CommitmentTerms terms = e.terms();
        inserts.put(e.commitment()).put(terms.id()).put(terms.actor()).put(terms.title());
        inserts.put(terms.text()).put(terms.source()).put(terms.verification()).put(terms.horizonMicros());
        inserts.put(terms.quorum()).put(terms.pledge()).put(terms.bondMicros());
        inserts.put(place.sequence()).put(place.atMicros()).add();
    }

    @Override
    public String name() {
        return "commitment";
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
