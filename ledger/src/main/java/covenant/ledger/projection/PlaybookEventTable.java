package covenant.ledger.projection;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.playbook.Playbook;
import java.sql.Connection;
import java.sql.SQLException;

/** Playbooks from state to state, and the texts of sealed ones. */
final class PlaybookEventTable implements Table {
    private final Batch inserts;

    PlaybookEventTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO playbook_event (playbook, sequence, line, happened_micros, kind, account, phase_before, "
                        + "phase_after, signal, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void moved(Place place, Event.PlaybookMoved e) throws SQLException {
        start(place, e.playbook(), "moved", e.by()).put(e.from()).put(e.to());
        putSignal(e.signal()).put(e.reason()).add();
    }

    void crossed(Place place, Event.PlaybookCrossed e) throws SQLException {
        String kind = e.sinceMicros() == 0 ? "released" : "holding";
        start(place, e.playbook(), kind, Command.VENUE_ACCOUNT).putNull().putNull();
        putSignal(e.signal()).put("").add();
    }

    private Batch putSignal(long signal) throws SQLException {
        return signal == Playbook.NO_SIGNAL ? inserts.putNull() : inserts.put(signal);
    }

    void unsealed(Place place, Event.PlaybookUnsealed e) throws SQLException {
        start(place, e.playbook(), "unsealed", e.by()).putNull().putNull();
        inserts.putNull().put(e.text()).add();
    }

    private Batch start(Place place, int playbook, String kind, int account) throws SQLException {
        inserts.put(playbook).put(place.sequence()).put(place.line()).put(place.atMicros());
        return inserts.put(kind).put(account);
    }

    @Override
    public String name() {
        return "playbook_event";
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
