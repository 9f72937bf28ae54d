package covenant.ledger.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Rows on their way through one prepared statement. Parameters are set in order; full batches are executed at once inside the open
 * transaction, so that memory stays bounded however much happens between two commits.
 */
final class Batch {
    /** How many rows fill it. */
    static final int ROWS = 4096;

    private final Connection connection;
    private final PreparedStatement statement;
    private int parameter;
    private int rows;
    private long added;

    Batch(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    Batch put(long number) throws SQLException {
        statement.setLong(++parameter, number);
        return this;
    }

    Batch put(int number) throws SQLException {
        statement.setInt(++parameter, number);
        return this;
    }

    Batch put(boolean flag) throws SQLException {
        statement.setBoolean(++parameter, flag);
        return this;
    }

    Batch put(String text) throws SQLException {
        statement.setString(++parameter, text);
        return this;
    }

    Batch put(byte[] bytes) throws SQLException {
        statement.setBytes(++parameter, bytes);
        return this;
    }

    Batch put(Long[] numbers) throws SQLException {
        statement.setArray(++parameter, connection.createArrayOf("BIGINT", numbers));
        return this;
    }

    Batch put(String[] texts) throws SQLException {
        statement.setArray(++parameter, connection.createArrayOf("VARCHAR", texts));
        return this;
    }

    /** Null, or a number, a text or a flag. */
    Batch putOrNull(Object value) throws SQLException {
        statement.setObject(++parameter, value);
        return this;
    }

    Batch putNull() throws SQLException {
        statement.setNull(++parameter, Types.NULL);
        return this;
    }

    /** The row is complete. */
    void add() throws SQLException {
        statement.addBatch();
        parameter = 0;
        added++;
        if (++rows == ROWS) {
            flush();
        }
    }

    /** How many rows were completed since it was made. */
    long added() {
        return added;
    }

    /** Executes what is gathered. Returns how many rows each execution changed. */
    int[] flush() throws SQLException {
        if (rows == 0) {
            return new int[0];
        }
        rows = 0;
        return statement.executeBatch();
    }
}
