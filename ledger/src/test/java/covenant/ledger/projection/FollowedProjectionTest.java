package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.history.History;
import covenant.ledger.history.PageRequest;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projection behind a real journal and its follower. */
class FollowedProjectionTest {
    @TempDir
    Path directory;

    private final List<String> reports = new ArrayList<>();

    /** Opens the ledger, trades if asked, lets the follower catch up, and returns the tables. */
    private Map<String, List<String>> run(boolean trade) throws SQLException {
        try (H2Projection projection = new H2Projection(directory, reports::add);
                History history = new History(projection.database(), 1)) {
            try (Ledger ledger = Ledger.open(
                    directory, LedgerOptions.defaults().withSinks(projection).withSnapshotEvery(5), Progress.NONE)) {
                Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), 1 << 18);
                ledger.follow();
                if (trade) {
                    Commands.oneOfEach().forEach(scribe::one);
                }
                scribe.seal();
                Awaitility.await()
                        .untilAsserted(() -> assertThat(ledger.committedSequence())
                                .as(ledger.health().toString())
                                .isEqualTo(ledger.engine().sequence()));
                Audit.assertAgrees(projection.database(), ledger.engine());
                assertThat(history.committedSequence())
                        .isEqualTo(ledger.engine().sequence());
                assertThat(history.trades(0, PageRequest.newest(10)).rows()).isNotEmpty();
            }
            return Audit.dump(projection.database());
        }
    }

    @Test
    void theFollowerFillsItAndRefillsALostOneThoughThereAreSnapshots() throws SQLException, IOException {
        Map<String, List<String>> first = run(true);
        assertThat(run(false)).as("reopened").isEqualTo(first);
        Files.delete(directory.resolve("projection.mv.db"));
        assertThat(run(false)).as("deleted and rebuilt").isEqualTo(first);
    }

    @Test
    void aProjectionOfAnotherVenueIsRebuilt() throws SQLException, IOException {
        Map<String, List<String>> own = run(true);
        for (long last : new long[] {10, 40}) {
            Files.delete(directory.resolve("projection.mv.db"));
            try (H2Projection foreign = new H2Projection(directory, report -> {})) {
                foreign.belongTo(4711);
                Scripts.random(5, 60).follow(foreign, 5, last);
            }
            reports.clear();
            assertThat(run(false)).as("a projection of %d commands", last).isEqualTo(own);
            assertThat(reports)
                    .singleElement()
                    .asString()
                    .startsWith("H2Projection ")
                    .endsWith(": it is rebuilt from the journal");
        }
    }
}
