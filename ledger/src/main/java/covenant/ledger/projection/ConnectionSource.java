package covenant.ledger.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where connections come from; a test puts failing ones here. */
@FunctionalInterface
interface ConnectionSource {
    /** The JDBC driver's own. */
    ConnectionSource DRIVER = url -> DriverManager.getConnection(url, "sa", "");

    /** A new connection to the database with this address. */
    Connection open(String url) throws SQLException;
}
