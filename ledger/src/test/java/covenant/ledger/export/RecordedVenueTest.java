package covenant.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Limits;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import covenant.engine.replay.Changing;
import covenant.engine.replay.Injection;
import covenant.engine.replay.Others;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayProgress;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.state.StateHash;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.journal.JournalWriter;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue's journal of 100,000 trades, replayed with and without changes, and what comes of it as a journal of its own. */
class RecordedVenueTest {
    private static final long TRADES = 100_000;

    @TempDir
    Path folder;

    @Test
    void removingAnAccountAndPuttingItBackGivesTheOriginalHash() throws Exception {
        Path source = folder.resolve("venue");
        String hash = record(source);
        JournalRecording recording = JournalRecording.open(source);

        ReplayResult once = replay(recording, ReplayTerms.UNCHANGED, ReplayOutput.NONE);
        ReplayResult again = replay(recording, ReplayTerms.UNCHANGED, ReplayOutput.NONE);
        assertThat(once.recorded().hash()).isEqualTo(hash);
        assertThat(once.changed()).isEqualTo(once.recorded()).isEqualTo(again.changed());

        Path without = folder.resolve("without");
        List<Injection> leftOut = new ArrayList<>();
        ReplayTerms terms = Changing.without(Others.SAME_SHARES, "trader-7");
        ReplayResult removed;
        try (JournalWriter writer = JournalWriter.create(without)) {
            removed = replay(recording, terms, keeping(writer, leftOut));
        }
        assertThat(removed.changed().hash()).isNotEqualTo(hash);
        assertThat(replay(recording, terms, ReplayOutput.NONE).changed()).isEqualTo(removed.changed());
        Verification verified = JournalVerifier.verify(without, Progress.NONE);
        assertThat(verified.hash()).isEqualTo(removed.changed().hash());
        assertThat(verified.hashesChecked()).isPositive();

        ReplayResult back = replay(
                JournalRecording.open(without), Changing.injecting(Others.SAME_SHARES, leftOut), ReplayOutput.NONE);
        assertThat(back.changed().hash()).isEqualTo(hash);
        assertThat(back.changed().sequence()).isEqualTo(once.recorded().sequence());
        System.out.printf(
                "%d commands, %d put back; %s%n",
                once.recorded().sequence(),
                leftOut.size(),
                removed.markets().stream()
                        .map(market -> String.format(
                                "%s: largest %.0f, mean %.0f, flipped %s",
                                market.id(), market.largest(), market.mean(), market.isFlipped()))
                        .toList());
    }

    @Test
    void aVenueIsReplayedWhileItRuns() throws Exception {
        Path directory = folder.resolve("running");
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), Limits.HASH_INTERVAL);
            new Commands(3).some(200).forEach(scribe::one);
            JournalRecording recording = JournalRecording.open(directory);
            String hash = StateHash.hex(ledger.engine().hash());
            scribe.one(Tick.now());
            assertThat(recording.size()).as("as it was opened").isEqualTo(200);
            ReplayResult result = Replay.of(recording, ReplayTerms.UNCHANGED, ReplayOutput.NONE, ReplayProgress.NONE);
            assertThat(result.changed().hash()).isEqualTo(hash);
            assertThat(result.changed()).isEqualTo(result.recorded());
        }
    }

    @Test
    void aFolderWithoutAJournalIsNoRecording() {
        assertThatThrownBy(() -> JournalRecording.open(folder)).isInstanceOf(FileNotFoundException.class);
    }

    private static ReplayOutput keeping(JournalWriter writer, List<Injection> leftOut) {
        return new ReplayOutput() {
            @Override
            public void take(long sequence, long atMicros, covenant.engine.command.Command command) {
                writer.take(sequence, atMicros, command);
            }

            @Override
            public void putBack(Injection injection, boolean isLeftOut) {
                leftOut.add(injection);
            }

            @Override
            public void hash(long sequence, byte[] hash) {
                writer.hash(sequence, hash);
            }
        };
    }

    private static String record(Path directory) throws Exception {
        try (JournalWriter writer = JournalWriter.create(directory)) {
            Engine engine = new Crowd(20, writer).live(TRADES);
            return StateHash.hex(engine.hash());
        }
    }

    private static ReplayResult replay(JournalRecording recording, ReplayTerms terms, ReplayOutput output) {
        long began = System.nanoTime();
        ReplayResult result = Replay.of(recording, terms, output, ReplayProgress.NONE);
        System.out.printf("replayed in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        for (ReplayResult.MarketComparison market : result.markets()) {
            assertThat(market.recordedWelfare().isKnown()).isTrue();
            assertThat(market.recordedWelfare().holds())
                    .as(market.recordedWelfare().toString())
                    .isTrue();
            assertThat(market.changedWelfare().holds())
                    .as(market.changedWelfare().toString())
                    .isTrue();
            assertThat(market.recorded().points()).hasSizeBetween(100, 4_000);
        }
        return result;
    }
}
