package covenant.ledger.projection;

import covenant.engine.Role;
import covenant.engine.core.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;

/** Accounts with their present cash. */
final class AccountTable implements Table {
    private final Batch inserts;
    private final Batch updates;
    private final TreeSet<Integer> touched = new TreeSet<>();

    AccountTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO account (number, id, name, role, opened_sequence, opened_micros, cash_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0)");
        updates = new Batch(connection, "UPDATE account SET cash_micros = ? WHERE number = ?");
    }

    void open(Place place, int number, String id, String name, Role role) throws SQLException {
        inserts.put(number)
                .put(id)
                .put(name)
                .put(role.id())
                .put(place.sequence())
                .put(place.atMicros())
                .add();
    }

    void touch(int account) {
        touched.add(account);
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
        for (int account : touched) {
            updates.put(engine.state().account(account).cashMicros())
                    .put(account)
                    .add();
        }
        updates.flush();
        touched.clear();
    }
}
