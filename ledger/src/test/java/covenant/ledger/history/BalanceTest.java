package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history's books balance, and a micro too much anywhere is seen. */
class BalanceTest {
    @TempDir
    Path directory;

    private H2Projection projection;
    private History history;

    @BeforeEach
    void open() {
        projection = new H2Projection(directory, report -> {});
        history = new History(projection.database(), 2);
    }

    @AfterEach
    void close() {
        history.close();
        projection.close();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = projection.database().openReader();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            connection.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyBalanceWhateverHappened(long seed) {
        Scripts.random(seed, 400).follow(projection, 50);
        Balance found = history.balance(Balance.NONE);
        assertThat(found.sumMicros()).as("seed %d", seed).isZero();
        assertThat(found.outsideMicros()).as("what was paid in is inside").isNegative();
        assertThat(history.balance(found)).as("nothing came after").isEqualTo(found);
    }

    @Test
    void everyKindOfMovementIsCounted() {
        Script everything = Scripts.everything();
        everything.follow(projection, 7);
        Balance found = history.balance(Balance.NONE);
        assertThat(found.sumMicros()).isZero();
        assertThat(found.sequence()).isEqualTo(everything.engine().sequence());
        assertThat(-found.outsideMicros())
                .as("what was paid in, less what is set aside")
                .isEqualTo(everything.engine().state().depositsMicros()
                        - everything.engine().state().escrowMicros());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE account SET cash_micros = cash_micros + 1 WHERE number = 1                       |  1
            UPDATE market SET vault_micros = vault_micros - 5 WHERE number = 0                      | -5
            UPDATE cash_posting SET amount_micros = amount_micros + 7 WHERE (sequence, line) = (SELECT sequence, line FROM cash_posting WHERE side = 'world' FETCH FIRST 1 ROW ONLY) | 7
            """)
    void aMicroTooMuchIsSeen(String sql, long micros) throws SQLException {
        Scripts.everything().follow(projection, 50);
        change(sql);
        assertThat(history.balance(Balance.NONE).sumMicros()).isEqualTo(micros);
    }

    @Test
    void whatWasFoundBeforeCountsAndARebuiltHistoryIsReadAnew() throws SQLException {
        Scripts.everything().follow(projection, 50);
        Balance right = history.balance(Balance.NONE);
        Balance wrong = new Balance(right.sequence(), right.outsideMicros() + 3, 3);
        assertThat(history.balance(wrong).sumMicros()).isEqualTo(3);
        Balance ahead = new Balance(right.sequence() + 1, right.outsideMicros() + 3, 3);
        assertThat(history.balance(ahead)).isEqualTo(right);
    }
}
