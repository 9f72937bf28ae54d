package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

/** What happened to commitments: evidence, attestations, challenges, moves from state to state, signatures, bonds. */
final class CommitmentEventTable implements Table {
    /** The columns of which each kind of event fills some. */
    private enum Column {
        ACCOUNT,
        PHASE_BEFORE,
        PHASE_AFTER,
        BREACHED,
        REASON,
        LINK,
        DOCUMENT,
        DATED_MICROS,
        ENDS_MICROS,
        POSTED_MICROS,
        HELD_MICROS,
        RETURNED_MICROS,
        PAID_MICROS,
        BURNED_MICROS
    }

    private final SparseBatch<Column> inserts;

    CommitmentEventTable(Connection connection) throws SQLException {
        inserts = new SparseBatch<>(connection, "commitment_event", "commitment", Column.class);
    }

    void evidence(Place place, Event.EvidenceAdded e) throws SQLException {
        inserts.row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.REASON, e.text())
                .with(Column.LINK, e.link())
                .with(
                        Column.DOCUMENT,
                        e.document() == null ? null : e.document().hex())
                .with(Column.DATED_MICROS, e.datedAtMicros())
                .add(place, e.commitment(), "evidence");
    }

    void attested(Place place, Event.Attested e) throws SQLException {
        inserts.row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.BREACHED, e.breached())
                .with(Column.REASON, e.reason())
                .add(place, e.commitment(), "attested");
    }

    void challengeOpened(Place place, Event.ChallengeOpened e) throws SQLException {
        inserts.row().with(Column.ENDS_MICROS, e.endsAtMicros()).add(place, e.commitment(), "challenge_opened");
    }

    void moved(Place place, Event.CommitmentMoved e) throws SQLException {
        inserts.row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.PHASE_BEFORE, e.from())
                .with(Column.PHASE_AFTER, e.to())
                .with(Column.REASON, e.reason())
                .add(place, e.commitment(), "moved");
    }

    void signed(Place place, Event.PledgeSigned e) throws SQLException {
        inserts.row().with(Column.ACCOUNT, e.by()).add(place, e.commitment(), "signed");
    }

    void bondPosted(Place place, Event.BondPosted e) throws SQLException {
        inserts.row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.POSTED_MICROS, e.amountMicros())
                .with(Column.HELD_MICROS, e.heldMicros())
                .add(place, e.commitment(), "bond_posted");
    }

    void bondEnded(Place place, Event.BondEnded e) throws SQLException {
        inserts.row()
                .with(Column.RETURNED_MICROS, e.returnedMicros())
                .with(Column.PAID_MICROS, e.paidMicros())
                .with(Column.BURNED_MICROS, e.burnedMicros())
                .add(place, e.commitment(), "bond_ended");
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
