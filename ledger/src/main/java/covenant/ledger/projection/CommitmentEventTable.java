package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** What happened to commitments: evidence, attestations, moves from state to state, signatures, burned bonds. */
final class CommitmentEventTable implements Table {
    private final Batch inserts;

    CommitmentEventTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO commitment_event (commitment, sequence, line, happened_micros, kind, account, phase_before, "
                        + "phase_after, breached, reason, link, document, dated_micros, amount_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void evidence(Place place, Event.EvidenceAdded e) throws SQLException {
        start(place, e.commitment(), "evidence", e.by()).putNull().putNull().putNull();
        inserts.put(e.text()).put(e.link());
        inserts.putOrNull(e.document() == null ? null : e.document().hex());
        inserts.put(e.datedAtMicros()).putNull().add();
    }

    void attested(Place place, Event.Attested e) throws SQLException {
        start(place, e.commitment(), "attested", e.by()).putNull().putNull().put(e.breached());
        inserts.put(e.reason()).putNull().putNull().putNull().putNull().add();
    }

    void moved(Place place, Event.CommitmentMoved e) throws SQLException {
        start(place, e.commitment(), "moved", e.by()).put(e.from()).put(e.to()).putNull();
        inserts.put(e.reason()).putNull().putNull().putNull().putNull().add();
    }

    void signed(Place place, Event.PledgeSigned e) throws SQLException {
        start(place, e.commitment(), "signed", e.by()).putNull().putNull().putNull();
        inserts.putNull().putNull().putNull().putNull().putNull().add();
    }

    void burned(Place place, Event.Burned e) throws SQLException {
        start(place, e.commitment(), "burned", null).putNull().putNull().putNull();
        inserts.putNull().putNull().putNull().putNull().put(e.amountMicros()).add();
    }

    private Batch start(Place place, int commitment, String kind, Integer account) throws SQLException {
        inserts.put(commitment).put(place.sequence()).put(place.line()).put(place.atMicros());
        return inserts.put(kind).putOrNull(account);
    }

    @Override
    public String name() {
        return "commitment_event";
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
