package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.ledger.follow.SinkUnavailable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file may be closed, lost, damaged, outdated, or fail at any statement: the journal makes it whole. */
class RebuildTest {
    @TempDir
    Path directory;

    private final List<String> reports = new ArrayList<>();
    private final List<H2Projection> opened = new ArrayList<>();
    private final Script script = Scripts.random(20260101, 400);

    private H2Projection open(Path at) {
        return open(at, ConnectionSource.DRIVER);
    }

    private H2Projection open(Path at, ConnectionSource source) {
        H2Projection projection = new H2Projection(at, source, reports::add);
        opened.add(projection);
        return projection;
    }

    @AfterEach
    void close() {
        opened.forEach(H2Projection::close);
    }

    private Map<String, List<String>> whole() throws SQLException {
        H2Projection projection = open(directory.resolve("whole"));
        script.follow(projection, 50);
        return Audit.dump(projection.database());
    }

    @Test
    void aReopenedFileGoesOnWhereItStood() throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 10, 150);
        first.close();
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isEqualTo(150);
        script.follow(second, 10);
        assertThat(Audit.dump(second.database())).isEqualTo(whole());
        assertThat(reports).isEmpty();
    }

    @Test
    void whatWasNotCommittedIsForgottenAtClosing() throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 10, 150);
        Map<String, List<String>> before = Audit.dump(first.database());
        // Steps beyond the last commit, enough to be executed already.
        script.follow(new WithoutCommit(first), 1);
        first.close();
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isEqualTo(150);
        assertThat(Audit.dump(second.database())).isEqualTo(before);
    }

    @Test
    void aDeletedFileIsRebuiltToTheSameTables() throws SQLException, IOException {
        H2Projection first = open(directory);
        script.follow(first, 33);
        Map<String, List<String>> before = Audit.dump(first.database());
        first.close();
        Files.delete(directory.resolve("projection.mv.db"));
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isZero();
        script.follow(second, 8);
        assertThat(Audit.dump(second.database())).isEqualTo(before);
    }

    @Test
    void aFileWithRowsThatItsProgressDoesNotKnowIsRebuilt() throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 10, 150);
        first.close();
        sql("UPDATE progress SET last_sequence = 100");
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isEqualTo(100);
        assertThatThrownBy(() -> script.follow(second, 10)).isInstanceOf(SinkUnavailable.class);
        assertThat(second.committedSequence()).isZero();
        assertThat(reports).singleElement().asString().contains("set aside");
        script.follow(second, 10);
        assertThat(Audit.dump(second.database())).isEqualTo(whole());
    }

    /** As a kill can leave it: H2 lost the last rows of one table, or of several, but not the progress that counts them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM trade WHERE place = (SELECT MAX(place) FROM trade)",
                "DELETE FROM trade_list WHERE owner_kind = 0",
                "DELETE FROM cash_posting WHERE side = 'vault' AND sequence = (SELECT MAX(sequence) FROM cash_posting)",
                "DELETE FROM market_event WHERE kind = 'voided'",
                "DELETE FROM market_course WHERE market = 0",
                "DELETE FROM position WHERE pair = (SELECT MIN(pair) FROM position)",
                "DELETE FROM account WHERE number = 3",
                "INSERT INTO act SELECT 9, 0, 0, 0, 'x', 'y', '', '', ''"
            })
    void aFileWithRowsMissingOrTooManyIsRebuilt(String harm) throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 10);
        first.close();
        H2Projection untouched = open(directory);
        assertThat(untouched.committedSequence()).isEqualTo(script.sequence());
        untouched.close();
        sql(harm);
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isZero();
        assertThat(reports).singleElement().asString().containsPattern("has \\d+ rows in place of \\d+.*rebuilt");
        script.follow(second, 10);
        assertThat(Audit.dump(second.database())).isEqualTo(whole());
    }

    @Test
    void aFileOfAnotherSchemaIsRebuilt() throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 33);
        Map<String, List<String>> before = Audit.dump(first.database());
        first.close();
        sql("UPDATE schema_version SET version = 0", "DROP VIEW posting", "ALTER TABLE trade DROP COLUMN fee_micros");
        H2Projection second = open(directory);
        assertThat(second.committedSequence()).isZero();
        assertThat(reports).singleElement().asString().contains("schema version 0");
        script.follow(second, 8);
        assertThat(Audit.dump(second.database())).isEqualTo(before);
    }

    @Test
    void aFileWhoseTablesWereNeverFinishedIsRebuilt() throws SQLException {
        sql("CREATE TABLE account (number INTEGER)");
        H2Projection projection = open(directory);
        assertThat(projection.committedSequence()).isZero();
        script.follow(projection, 40);
        Audit.assertAgrees(projection.database(), script.engine());
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("projection"), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAside() throws SQLException, IOException {
        byte[] garbage = "not a database at all\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve("projection.mv.db"), garbage);
        H2Projection projection = open(directory);
        assertThat(projection.committedSequence()).isZero();
        assertThat(reports).singleElement().asString().contains("set aside as projection.damaged.mv.db");
        assertThat(directory.resolve("projection.damaged.mv.db")).hasBinaryContent(garbage);
        script.follow(projection, 40);
        Audit.assertAgrees(projection.database(), script.engine());
    }

    @Test
    void aFileCutShortIsFromAnEarlierMomentOrSetAside() throws SQLException, IOException {
        Map<String, List<String>> whole = whole();
        H2Projection first = open(directory);
        script.follow(first, 20);
        first.close();
        byte[] bytes = Files.readAllBytes(directory.resolve("projection.mv.db"));
        for (int cut = 1; cut <= 10; cut++) {
            Path copy = Files.createDirectory(directory.resolve("cut-" + cut));
            int length = (int) ((long) bytes.length * cut / 11);
            Files.write(copy.resolve("projection.mv.db"), java.util.Arrays.copyOf(bytes, length));
            H2Projection projection = open(copy);
            assertThat(projection.committedSequence()).isBetween(0L, script.sequence());
            script.follow(projection, 20);
            assertThat(Audit.dump(projection.database()))
                    .as("cut at %d", length)
                    .isEqualTo(whole);
        }
    }

    @Test
    void aFileAsAKilledProcessLeftItHoldsOneMoment() throws SQLException, IOException {
        Map<String, List<String>> whole = whole();
        H2Projection first = open(directory);
        for (long last = 40; last <= script.sequence(); last += 120) {
            script.follow(first, 20, last);
            // The bytes on disk while the writer lives: whatever H2 has not written yet is lost.
            Path copy = Files.createDirectory(directory.resolve("killed-" + last));
            Files.copy(directory.resolve("projection.mv.db"), copy.resolve("projection.mv.db"));
            H2Projection survivor = open(copy);
            long kept = survivor.committedSequence();
            assertThat(kept).isBetween(0L, last);
            if (kept > 0) {
                assertThat(Audit.rows(survivor.database(), "SELECT MAX(sequence) FROM posting"))
                        .allSatisfy(row -> assertThat(Long.parseLong(row)).isLessThanOrEqualTo(kept));
            }
            script.follow(survivor, 20);
            assertThat(Audit.dump(survivor.database())).isEqualTo(whole);
        }
    }

    @Test
    void aFailureAtAnyStatementLeavesWhatWasCommitted() throws SQLException {
        Map<String, List<String>> whole = whole();
        Failing failing = new Failing();
        H2Projection projection = open(directory, failing);
        int failures = 0;
        for (int after = 0; projection.committedSequence() < script.sequence(); after++) {
            failing.after = after % 40;
            long committed = projection.committedSequence();
            try {
                script.follow(projection, 5);
            } catch (SinkUnavailable e) {
                failures++;
                assertThat(e).hasMessageContaining("no space left");
            }
            failing.after = Integer.MAX_VALUE;
            long now = projection.committedSequence();
            assertThat(now).isGreaterThanOrEqualTo(committed);
            assertThat(Audit.rows(projection.database(), "SELECT COALESCE(MAX(sequence), 0) FROM posting"))
                    .allSatisfy(row -> assertThat(Long.parseLong(row)).isLessThanOrEqualTo(now));
        }
        assertThat(failures).isGreaterThan(20);
        assertThat(Audit.dump(projection.database())).isEqualTo(whole);
        assertThat(reports).isEmpty();
    }

    @Test
    void damageFoundWhileRunningSetsTheFileAside() throws SQLException {
        H2Projection projection = open(directory);
        script.follow(projection, 20, 100);
        projection.database().examine(new SQLException("a page is torn", "90030", 90030));
        assertThatThrownBy(() -> script.follow(projection, 20))
                .isInstanceOf(SinkUnavailable.class)
                .hasMessageContaining("damaged");
        assertThat(projection.committedSequence()).isZero();
        assertThat(reports).singleElement().asString().contains("set aside");
        script.follow(projection, 20);
        assertThat(Audit.dump(projection.database())).isEqualTo(whole());
    }

    @Test
    void anErrorThatMayPassLeavesTheFileAlone() throws SQLException {
        H2Projection first = open(directory);
        script.follow(first, 20, 100);
        first.close();
        Map<Integer, String> passing = Map.of(90020, "locked by another process", 90031, "no space left on device");
        for (Map.Entry<Integer, String> error : passing.entrySet()) {
            H2Projection projection = open(directory, url -> {
                throw new SQLException(error.getValue(), "HY000", error.getKey());
            });
            assertThatThrownBy(projection::committedSequence)
                    .isInstanceOf(SinkUnavailable.class)
                    .hasMessageContaining(error.getValue());
        }
        assertThat(reports).isEmpty();
        assertThat(open(directory).committedSequence()).isEqualTo(100);
    }

    @Test
    void resetForgetsEverything() throws SQLException {
        H2Projection projection = open(directory);
        script.follow(projection, 20);
        projection.reset("a test");
        assertThat(projection.committedSequence()).isZero();
        script.follow(projection, 20);
        Audit.assertAgrees(projection.database(), script.engine());
    }

    @Test
    void whatNoThreadSurvivesIsNotWaitedFor() {
        H2Projection projection = open(directory, url -> {
            throw new SQLException("Out of memory.", new OutOfMemoryError("Java heap space"));
        });
        assertThatThrownBy(projection::committedSequence).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aDirectoryThatH2CannotNameIsRefused() {
        assertThatThrownBy(() -> open(directory.resolve("a;b"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Passes steps on, but no commit. */
    private record WithoutCommit(H2Projection to) implements covenant.ledger.follow.FollowerSink {
        @Override
        public long committedSequence() {
            return to.committedSequence();
        }

        @Override
        public long committedAtMicros() {
            return to.committedAtMicros();
        }

        @Override
        public long venue() {
            return to.venue();
        }

        @Override
        public void belongTo(long venue) {
            to.belongTo(venue);
        }

        @Override
        public void reset(String why) {
            to.reset(why);
        }

        @Override
        public void onEvent(
                long sequence,
                long atMicros,
                covenant.engine.command.Command command,
                covenant.engine.event.Event event,
                covenant.engine.core.Engine engine) {
            to.onEvent(sequence, atMicros, command, event, engine);
        }

        @Override
        public void onStep(
                long sequence,
                long atMicros,
                covenant.engine.command.Command command,
                covenant.engine.Answer answer,
                List<covenant.engine.event.Event> events,
                covenant.engine.core.Engine engine) {
            to.onStep(sequence, atMicros, command, answer, events, engine);
        }

        @Override
        public void commit(long sequence, long atMicros, covenant.engine.core.Engine engine) {}
    }

    /** Connections that fail, once so many writes or commits have passed. */
    private static final class Failing implements ConnectionSource {
        int after = Integer.MAX_VALUE;

        @Override
        public Connection open(String url) throws SQLException {
            return wrap(Connection.class, DRIVER.open(url));
        }

        private <T> T wrap(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        switch (method.getName()) {
                            case "executeBatch", "executeUpdate", "commit" -> {
                                if (after-- <= 0) {
                                    throw new SQLException("no space left on device");
                                }
                            }
                            default -> {}
                        }
                        try {
                            Object result = method.invoke(real, args);
                            return method.getName().equals("prepareStatement")
                                    ? wrap(PreparedStatement.class, (PreparedStatement) result)
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
