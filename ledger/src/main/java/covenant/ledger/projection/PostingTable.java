package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Both sides of every movement of cash that is not a trade. */
final class PostingTable implements Table {
    private final Batch inserts;

    PostingTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO cash_posting (sequence, line, happened_micros, side, holder, market, cause, amount_micros,"
                        + " cash_after_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** Two lines, the account's first. */
    void add(long sequence, int line, long atMicros, Event.CashMoved moved) throws SQLException {
        start(sequence, line, atMicros, "account", moved.account(), moved);
        inserts.put(moved.deltaMicros()).put(moved.cashAfterMicros()).add();
        boolean outside = moved.market() < 0;
        start(sequence, line + 1, atMicros, outside ? "world" : "vault", outside ? -1 : moved.market(), moved);
        inserts.put(-moved.deltaMicros()).putNull().add();
    }

    private void start(long sequence, int line, long atMicros, String side, int holder, Event.CashMoved moved)
            throws SQLException {
        inserts.put(sequence).put(line).put(atMicros).put(side).put(holder).put(moved.market());
        inserts.put(moved.cause().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
    }
}
