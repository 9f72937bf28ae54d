package covenant.ledger.projection;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The projection's H2 file. The only place that knows H2: its address, its errors, its isolation levels. The file is disposable: one
 * of another schema version is deleted, a damaged one set aside, and the journal fills a new one.
 */
public final class ProjectionDatabase {
    /** Of the tables in schema.sql, of the rules by which the engine filled them, and of how it writes a decision; a file of any other version is rebuilt. */
    static final int SCHEMA_VERSION = 6;

    private static final String NAME = "projection";
    private static final String FILE = NAME + ".mv.db";
    private static final String DAMAGED = NAME + ".damaged.mv.db";
    private static final String OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";

    private final Path directory;
    private final ConnectionSource source;
    private final Consumer<String> report;
    private boolean ready;
    private boolean damaged;

    ProjectionDatabase(Path directory, ConnectionSource source, Consumer<String> report) {
        this.directory = directory.toAbsolutePath().normalize();
        this.source = source;
        this.report = report;
        if (this.directory.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException("H2 takes no directory with a semicolon: " + this.directory);
        }
    }

    /**
     * A connection for one reader: each transaction sees one moment.
     *
     * @throws SQLException if the projection is not there now
     */
    public synchronized Connection openReader() throws SQLException {
        if (!ready) {
            throw new SQLException("the projection is not open yet");
        }
        Connection connection = source.open(url() + ";IFEXISTS=TRUE");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Remembers that the file is damaged, if that is what this error says; it is set aside when next opened for writing. */
    public synchronized void examine(SQLException error) {
        damaged |= saysDamaged(error);
    }

    /** Whether the file was found damaged since it was opened. */
    synchronized boolean isDamaged() {
        return damaged;
    }

    /** The connection for the one writer, to a file that has the tables of this version. */
    synchronized Connection openWriter() throws SQLException {
        if (damaged) {
            setAside("its pages cannot be read");
        }
        if (Files.exists(directory.resolve(FILE))) {
            Connection connection = openExisting();
            if (connection != null) {
                return ready(connection);
            }
        }
        return ready(create());
    }

    private Connection ready(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        ready = true;
        return connection;
    }

    private Connection openExisting() throws SQLException {
        Connection connection;
        int version;
        try {
            connection = source.open(url());
            version = version(connection);
        } catch (SQLException e) {
            if (isPassing(e)) {
                throw e;
            }
            setAside(e.getMessage());
            return null;
        }
        if (version == SCHEMA_VERSION) {
            return connection;
        }
        report.accept("the projection has schema version " + version + ", this is " + SCHEMA_VERSION
                + ": it is rebuilt from the journal");
        delete(connection);
        return null;
    }

    /** The version of the tables in the file; -1 if it has none. */
    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM schema_version, progress")) {
            return row.next() ? row.getInt(1) : -1;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
                    || e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1) {
                return -1;
            }
            connection.close();
            throw e;
        }
    }

    private Connection create() throws SQLException {
        Connection connection = source.open(url());
        try (Statement statement = connection.createStatement()) {
            statement.execute(schema());
            // Last, so that a file whose tables were not all made has no version.
            statement.execute("INSERT INTO schema_version (version) VALUES (" + SCHEMA_VERSION + ")");
        }
        return connection;
    }

    private static String schema() {
        try (InputStream in = ProjectionDatabase.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the projection's schema.sql cannot be read", e);
        }
    }

    /** Passes a sentence on to whoever hears the reports. */
    void tell(String what) {
        report.accept(what);
    }

    /** Deletes the file under every connection; readers fail until it is opened for writing again. */
    synchronized void delete(Connection writer) throws SQLException {
        shutDown(writer);
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new SQLException("the projection's file cannot be deleted", e);
        }
    }

    private void setAside(String why) throws SQLException {
        Path kept = directory.resolve(DAMAGED);
        report.accept("the projection is damaged (" + why + "): it is set aside as " + DAMAGED
                + " and rebuilt from the journal");
        if (ready) {
            // Readers may still hold the file open.
            try (Connection connection = source.open(url() + ";IFEXISTS=TRUE")) {
                shutDown(connection);
            } catch (SQLException e) {
                report.accept("closing the damaged projection: " + e.getMessage());
            }
        }
        try {
            Files.move(directory.resolve(FILE), kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SQLException("the damaged projection cannot be set aside", e);
        }
        damaged = false;
        ready = false;
    }

    private void shutDown(Connection connection) throws SQLException {
        ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }

    private String url() {
        // async, because an interrupt in any thread that reads closes H2's ordinary file under every other.
        return "jdbc:h2:async:" + directory.resolve(NAME) + OPTIONS;
    }

    /** Whether it may pass by itself, so that the file must be left alone: locked by another process, or the disk fails. */
    private static boolean isPassing(SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1,
                    ErrorCode.LOCK_TIMEOUT_1,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.OUT_OF_MEMORY -> !saysDamaged(error);
            default -> false;
        };
    }

    private static boolean saysDamaged(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof EOFException) {
                // Cut short.
                return true;
            }
            if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
                return true;
            }
            if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DUPLICATE_KEY_1) {
                // A kill can leave rows in the file that its progress does not know: no state that was ever committed.
                return true;
            }
            if (e instanceof MVStoreException store) {
                switch (store.getErrorCode()) {
                    case DataUtils.ERROR_FILE_CORRUPT,
                            DataUtils.ERROR_CHUNK_NOT_FOUND,
                            DataUtils.ERROR_BLOCK_NOT_FOUND,
                            DataUtils.ERROR_SERIALIZATION -> {
                        return true;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }
}
