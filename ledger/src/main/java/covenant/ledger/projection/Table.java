package covenant.ledger.projection;

import covenant.engine.core.Engine;
import java.sql.SQLException;

/** A table of the projection: gathers during the steps, writes in the transaction of the commit. */
interface Table {
    /** Its name in the file. */
    String name();

    /** How many rows were inserted since it was opened, those that are still held back included. */
    long inserted();

    /**
     * Writes what is still held back.
     *
     * @param engine as it stands at the commit, for rows that show the present
     */
    void write(Engine engine) throws SQLException;
}
