package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Every side of every movement of cash that is not a trade. */
final class PostingTable implements Table {
    private static final int NOBODY = -1;

    private final Batch inserts;

    PostingTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO cash_posting (sequence, line, happened_micros, side, holder, market, cause, amount_micros,"
                        + " cash_after_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** The account's line and, unless that is another account's own movement, one for the other side. Returns how many lines. */
    int add(Place place, Event.CashMoved moved) throws SQLException {
        String cause = moved.cause().name().toLowerCase(Locale.ROOT);
        start(place, 0, "account", moved.account(), moved.market(), cause);
        inserts.put(moved.deltaMicros()).put(moved.cashAfterMicros()).add();
        return switch (moved.cause().otherSide()) {
            case OUTSIDE -> otherSide(place, "world", NOBODY, moved, cause);
            case VAULT -> otherSide(place, "vault", moved.market(), moved, cause);
            case ESCROW -> otherSide(place, "escrow", NOBODY, moved, cause);
            case ACCOUNT -> 1;
        };
    }

    private int otherSide(Place place, String side, int holder, Event.CashMoved moved, String cause)
            throws SQLException {
        start(place, 1, side, holder, moved.market(), cause);
        inserts.put(-moved.deltaMicros()).putNull().add();
        return 2;
    }

    /** Two lines: what was set aside goes back to the world. */
    int burned(Place place, Event.Burned burned) throws SQLException {
        start(place, 0, "escrow", NOBODY, NOBODY, "burned");
        inserts.put(-burned.amountMicros()).putNull().add();
        start(place, 1, "world", NOBODY, NOBODY, "burned");
        inserts.put(burned.amountMicros()).putNull().add();
        return 2;
    }

    private void start(Place place, int line, String side, int holder, int market, String cause) throws SQLException {
        inserts.put(place.sequence()).put(place.line() + line).put(place.atMicros());
        inserts.put(side).put(holder).put(market).put(cause);
    }

    @Override
    public String name() {
        return "cash_posting";
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
