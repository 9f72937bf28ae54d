package covenant.ledger.history;

import covenant.ledger.projection.ProjectionDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A few connections for readers. One that failed is closed, not kept, so a reopened or rebuilt file is found by itself. */
final class ReadPool implements AutoCloseable {
    private final ProjectionDatabase database;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReadPool(ProjectionDatabase database, int connections) {
        this.database = database;
        this.permits = new Semaphore(connections);
    }

    /** What a reader does with a connection. */
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads in one transaction, which sees one moment.
     *
     * @throws HistoryUnavailable if it cannot be read now
     */
    <T> T read(Reading<T> reading) {
        permits.acquireUninterruptibly();
        try {
            Connection pooled = idle.pollFirst();
            if (pooled != null) {
                try {
                    return use(pooled, reading);
                } catch (SQLException e) {
                    // The file may have been closed under an idle connection; a fresh one tells.
                    database.examine(e);
                }
            }
            return use(database.openReader(), reading);
        } catch (SQLException e) {
            database.examine(e);
            throw new HistoryUnavailable("the history cannot be read now: " + e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    private <T> T use(Connection connection, Reading<T> reading) throws SQLException {
        boolean good = false;
        try {
            T result = reading.read(connection);
            connection.commit();
            good = true;
            return result;
        } finally {
            if (good && !closed) {
                idle.addFirst(connection);
            } else {
                closeQuietly(connection);
            }
        }
    }

    private void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            database.examine(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Connection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
            closeQuietly(c);
        }
    }
}
