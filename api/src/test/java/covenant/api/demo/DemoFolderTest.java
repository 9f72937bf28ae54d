package covenant.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.venue.LedgerStorage;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.state.Market;
import covenant.ledger.history.Balance;
import covenant.ledger.history.PageRequest;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated past in a data folder. */
class DemoFolderTest {
    private static final FoundVenue FOUNDING =
            new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Demo", true, false);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static boolean begin(LedgerStorage storage, long nowMicros) {
        return DemoPast.begin(storage.engine(), storage.journal(), FOUNDING, nowMicros, 1);
    }

    private static void close(LedgerStorage storage) {
        storage.journal().close();
        storage.close();
    }

    @Test
    void itIsWrittenOnceIsWhatTheJournalVerifiesAndWhatTheHistoryShows() {
        LedgerStorage first = LedgerStorage.open(folder, Progress.NONE);
        assertThat(begin(first, DemoFloor.START_MICROS)).isTrue();
        long sequence = first.engine().sequence();
        String hash = HexFormat.of().formatHex(first.engine().hash());
        Market busy = first.engine().state().market("griffin-reports-index");
        first.follow();
        await().atMost(PATIENCE).until(() -> first.health().committedSequence() == sequence);
        assertThat(first.history().balance(Balance.NONE).sumMicros()).isZero();
        assertThat(first.history().trades(busy.number(), PageRequest.newest(10)).rows())
                .hasSize(10);
        close(first);

        assertThat(JournalVerifier.verify(folder, Progress.NONE)).satisfies(found -> {
            assertThat(found.sequence()).isEqualTo(sequence);
            assertThat(found.hash()).isEqualTo(hash);
        });

        LedgerStorage second = LedgerStorage.open(folder, Progress.NONE);
        assertThat(begin(second, DemoFloor.START_MICROS + 60_000_000)).isFalse();
        assertThat(second.engine().sequence()).isEqualTo(sequence);
        assertThat(HexFormat.of().formatHex(second.engine().hash())).isEqualTo(hash);
        close(second);
    }
}
