package covenant.ledger.projection;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.ledger.follow.FollowerSink;
import covenant.ledger.follow.SinkUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ledger's tables in an H2 file: accounts, double-entry postings, trades, prices, positions. Each commit is one transaction that
 * also moves {@code progress}, so what is in the file is always the state after one command. H2 may lose its last commits at a
 * crash; the follower reads {@link #committedSequence()} and fills in what is missing.
 *
 * <p>Used by the follower's thread only; {@link #database()} may be read by any.
 */
public final class H2Projection implements FollowerSink, AutoCloseable {
    private final ProjectionDatabase database;
    private Connection connection;
    private PreparedStatement progress;
    private Tables tables;
    private long committedSequence;
    private long seenSequence;
    private long committedAtMicros;
    private long venue;

    /**
     * The projection in this directory. Nothing is opened before {@link #committedSequence()} is asked for.
     *
     * @param report hears, in a sentence, when a file is set aside or rebuilt
     */
    public H2Projection(Path directory, Consumer<String> report) {
        this(directory, ConnectionSource.DRIVER, report);
    }

    H2Projection(Path directory, ConnectionSource source, Consumer<String> report) {
        this.database = new ProjectionDatabase(directory, source, report);
    }

    /** The database behind it, for readers. */
    public ProjectionDatabase database() {
        return database;
    }

    @Override
    public long committedSequence() {
        if (tables == null) {
            try {
                open();
            } catch (SQLException e) {
                throw failed("opening the projection", e);
            }
        }
        return committedSequence;
    }

    @Override
    public long committedAtMicros() {
        return committedAtMicros;
    }

    @Override
    public long venue() {
        return venue;
    }

    @Override
    public void belongTo(long newVenue) {
        venue = newVenue;
    }

    private void open() throws SQLException {
        connection = database.openWriter();
        Tables found = new Tables(connection);
        String difference = found.counts().difference();
        if (!difference.isEmpty()) {
            database.tell("the projection's file is at no moment of the venue (" + difference
                    + "): it is rebuilt from the journal");
            database.delete(connection);
            connection = database.openWriter();
            found = new Tables(connection);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_sequence, last_micros, venue FROM progress")) {
            if (!row.next()) {
                throw new SQLException("the projection has lost its progress");
            }
            committedSequence = row.getLong(1);
            committedAtMicros = row.getLong(2);
            venue = row.getLong(3);
        }
        seenSequence = committedSequence;
        progress = connection.prepareStatement(
                "UPDATE progress SET last_sequence = ?, last_micros = ?, venue = ?, row_counts = ?");
        tables = found;
    }

    @Override
    public void onEvent(long sequence, long atMicros, Command command, Event event, Engine engine) {
        requireOpen();
        requireNext(sequence);
        try {
            tables.event(sequence, atMicros, command, event, engine);
        } catch (SQLException e) {
            throw failed("projecting command " + sequence, e);
        }
    }

    private void requireNext(long sequence) {
        if (sequence != seenSequence + 1) {
            throw new IllegalStateException("command " + sequence + " for the projection after " + seenSequence);
        }
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        requireOpen();
        requireNext(sequence);
        // Its events, also those of what was due before a command that was then refused, were told one by one.
        seenSequence = sequence;
    }

    @Override
    public void commit(long sequence, long atMicros, Engine engine) {
        requireOpen();
        if (sequence != seenSequence || sequence != engine.sequence()) {
            throw new IllegalStateException("the projection commits " + sequence + ", but has seen " + seenSequence
                    + " and the engine stands at " + engine.sequence());
        }
        try {
            if (database.isDamaged()) {
                throw new SQLException("a reader found the file damaged");
            }
            tables.write(engine);
            progress.setLong(1, sequence);
            progress.setLong(2, atMicros);
            progress.setLong(3, venue);
            progress.setArray(
                    4, connection.createArrayOf("BIGINT", tables.counts().now()));
            progress.executeUpdate();
            connection.commit();
            committedSequence = sequence;
            committedAtMicros = atMicros;
        } catch (SQLException e) {
            throw failed("committing the projection up to " + sequence, e);
        }
    }

    /**
     * Deletes the file.
     *
     * @throws SinkUnavailable if it cannot be deleted now
     */
    @Override
    public void reset(String why) {
        committedSequence();
        database.tell(why + ": it is rebuilt from the journal");
        try {
            database.delete(connection);
        } catch (SQLException e) {
            throw failed("resetting the projection", e);
        }
        tables = null;
        connection = null;
    }

    private void requireOpen() {
        if (tables == null) {
            throw new IllegalStateException("committedSequence is read first, and after every failure");
        }
    }

    /** Drops everything not committed, and the connection with it: the next one starts from what is in the file. */
    private SinkUnavailable failed(String what, SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError fatal) {
                throw fatal; // H2 wraps these too, and they do not pass
            }
        }
        database.examine(error);
        tables = null;
        try {
            close();
        } catch (SinkUnavailable e) {
            error.addSuppressed(e);
        }
        return new SinkUnavailable(what + ": " + error.getMessage(), error);
    }

    /** Closes the file once the readers have closed it too; what was not committed is lost. */
    @Override
    public void close() {
        tables = null;
        Connection closing = connection;
        connection = null;
        if (closing == null) {
            return;
        }
        try (closing) {
            closing.rollback();
        } catch (SQLException e) {
            throw new SinkUnavailable("closing the projection: " + e.getMessage(), e);
        }
    }
}
