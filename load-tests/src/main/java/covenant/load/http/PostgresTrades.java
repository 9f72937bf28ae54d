package covenant.load.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a user would build instead: the market maker as one transaction of PostgreSQL, each commit on disk before it is answered, called
 * straight through JDBC. It is spared HTTP, JSON and keys.
 */
final class PostgresTrades implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 300;
    private static final int ACCOUNTS = 10_000;
    private static final long MOST_SHARES = 5_000_000;

    private final EmbeddedPostgres postgres;

    private PostgresTrades(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts one with its files in this directory and the schema at this path. */
    static PostgresTrades start(Path directory, Path schema) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(true)
                .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(schema, StandardCharsets.UTF_8));
        }
        return new PostgresTrades(postgres);
    }

    /** Its version, and that a commit waits for the disk. */
    String describe() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version') || ', synchronous_commit '"
                        + " || current_setting('synchronous_commit') || ', fsync ' || current_setting('fsync')")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    /** Buys on market 1 through so many connections, one trade at a time on each. */
    Measured run(int connections, Pace pace) throws SQLException, InterruptedException {
        List<Buyer> buyers = new ArrayList<>();
        Histogram nanos = new ConcurrentHistogram(3);
        for (int i = 0; i < connections; i++) {
            buyers.add(new Buyer(postgres.getPostgresDatabase().getConnection(), pace, nanos));
        }
        buyers.forEach(Thread::start);
        long trades = 0;
        long refused = 0;
        for (Buyer buyer : buyers) {
            buyer.join();
            trades += buyer.trades;
            refused += buyer.refused;
            buyer.connection.close();
        }
        return new Measured(trades, refused, (System.nanoTime() - pace.startNanos()) / 1e9, nanos);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static final class Buyer extends Thread {
        private final Connection connection;
        private final Pace pace;
        private final Histogram nanos;
        private long trades;
        private long refused;

        Buyer(Connection connection, Pace pace, Histogram nanos) {
            this.connection = connection;
            this.pace = pace;
            this.nanos = nanos;
        }

        @Override
        public void run() {
            try (PreparedStatement buy = connection.prepareStatement("select lmsr.buy(1, ?, ?, ?)")) {
                for (long due = pace.next(); due != Long.MAX_VALUE; due = pace.next()) {
                    waitUntil(due);
                    trade(buy);
                    nanos.recordValue(Math.max(0, System.nanoTime() - due));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the baseline failed", e);
            }
        }

        private void trade(PreparedStatement buy) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            try {
                buy.setLong(1, random.nextInt(1, ACCOUNTS + 1));
                buy.setInt(2, random.nextInt(1, 3));
                buy.setLong(3, random.nextLong(1, MOST_SHARES));
                buy.executeQuery().close();
                trades++;
            } catch (SQLException e) {
                refused++;
            }
        }
    }

    static void waitUntil(long dueNanos) {
        for (long wait = dueNanos - System.nanoTime(); wait > 0; wait = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
