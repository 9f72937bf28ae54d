package covenant.ledger.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The query behind {@link Balance}. */
final class Balances {
    private static final String SUMS = "SELECT (SELECT last_sequence FROM progress),"
            + " (SELECT COALESCE(SUM(amount_micros), 0) FROM cash_posting WHERE side = 'world' AND holder = -1 AND sequence > ?)"
            + " + (SELECT COALESCE(SUM(amount_micros), 0) FROM cash_posting WHERE side = 'escrow' AND holder = -1 AND sequence > ?),"
            + " (SELECT COALESCE(SUM(cash_micros), 0) FROM account) + (SELECT COALESCE(SUM(vault_micros), 0) FROM market)";

    private Balances() {}

    static Balance read(Connection connection, Balance since) throws SQLException {
        Balance found = sums(connection, since);
        // A projection that was rebuilt meanwhile is behind what was found before.
        return found.sequence() < since.sequence() ? sums(connection, Balance.NONE) : found;
    }

    private static Balance sums(Connection connection, Balance since) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SUMS)) {
            query.setLong(1, since.sequence());
            query.setLong(2, since.sequence());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long outside = Math.addExact(since.outsideMicros(), row.getLong(2));
                return new Balance(row.getLong(1), outside, Math.addExact(outside, row.getLong(3)));
            }
        }
    }
}
