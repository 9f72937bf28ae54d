package covenant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.follow.FollowerOptions;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.Segment;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.ReplayStopped;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory is opened: the engine stands where the live one stood, or the ledger says why it will not. */
class RecoveryTest {
    private static final int HASH_EVERY = 16;
    private static final LedgerOptions OPTIONS = LedgerOptions.defaults()
            .withJournal(JournalFiles.SMALL)
            .withFollower(new FollowerOptions(List.of(), 100, 50, 10, HASH_EVERY));

    @TempDir
    Path temp;

    private Path directory() {
        return temp.resolve("live");
    }

    private Ledger open(Path directory) {
        return Ledger.open(directory, OPTIONS, Progress.NONE);
    }

    /** Runs commands in batches of random size, with a follower or without; returns the engine's hash at the end. */
    private byte[] live(List<Command> commands, long seed, boolean followed) {
        Random random = new Random(seed);
        try (Ledger ledger = open(directory())) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            if (followed) {
                ledger.follow();
            }
            for (int from = 0; from < commands.size(); ) {
                int to = Math.min(commands.size(), from + 1 + random.nextInt(HASH_EVERY - 1));
                scribe.batch(commands.subList(from, to));
                from = to;
            }
            return ledger.engine().hash();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRecoveredEngineIsTheLiveOne(long seed) throws Exception {
        byte[] hash = live(new Commands(seed).some(700), seed, true);
        Path withoutSnapshots = JournalFiles.copy(directory(), temp.resolve("bare"));
        for (long sequence : new SnapshotStore(withoutSnapshots).sequences()) {
            Files.delete(new SnapshotStore(withoutSnapshots).file(sequence));
        }
        try (Ledger bySnapshot = open(directory());
                Ledger byReplay = open(withoutSnapshots)) {
            assertThat(bySnapshot.recovery().snapshotSequence()).isEqualTo(700);
            assertThat(bySnapshot.engine().hash()).isEqualTo(hash);
            assertThat(byReplay.recovery().snapshotSequence()).isZero();
            assertThat(byReplay.recovery().commandsReplayed()).isEqualTo(700);
            assertThat(byReplay.recovery().hashesChecked()).isGreaterThanOrEqualTo(700 / HASH_EVERY - 1);
            assertThat(byReplay.engine().hash()).isEqualTo(hash);
            assertThat(byReplay.engine().atMicros())
                    .isEqualTo(bySnapshot.engine().atMicros());
        }
    }

    @Test
    void aRestartReadsOnlyWhatCameAfterTheSnapshot() {
        List<Command> commands = new Commands(5).some(1_000);
        live(commands.subList(0, 900), 5, true);
        live(commands.subList(900, 1_000), 6, false);
        List<Long> heard = new ArrayList<>();
        try (Ledger ledger = Ledger.open(directory(), OPTIONS, (done, total) -> {
            heard.add(done);
            assertThat(total).isEqualTo(100);
        })) {
            assertThat(ledger.recovery().sequence()).isEqualTo(1_000);
            assertThat(ledger.recovery().snapshotSequence()).isEqualTo(900);
            assertThat(ledger.recovery().commandsReplayed()).isEqualTo(100);
            assertThat(heard).containsExactly(0L, 100L);
        }
    }

    @Test
    void ofAnOldSegmentOnlyTheVeryFirstCommandIsReadOnceThereIsASnapshotBehindIt() throws Exception {
        live(new Commands(5).some(900), 5, true);
        Path oldest = Segment.list(directory()).get(0).file();
        JournalFiles.flip(oldest, 100, 1);
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.recovery().commandsReplayed()).isZero();
        }
    }

    @Test
    void aDamagedSnapshotIsReportedAndAnOlderOneUsed() throws Exception {
        List<Command> commands = new Commands(9).some(600);
        live(commands.subList(0, 300), 9, true);
        byte[] hash = live(commands.subList(300, 600), 9, true);
        SnapshotStore snapshots = new SnapshotStore(directory());
        List<Long> sequences = snapshots.sequences();
        assertThat(sequences).hasSize(3).startsWith(600L);
        int replayed = 0;
        for (int damaged = 0; damaged <= sequences.size(); damaged++) {
            try (Ledger ledger = open(directory())) {
                assertThat(ledger.engine().hash()).isEqualTo(hash);
                assertThat(ledger.recovery().skippedSnapshots()).hasSize(damaged);
                assertThat(ledger.recovery().snapshotSequence())
                        .isEqualTo(damaged < sequences.size() ? sequences.get(damaged) : 0);
                assertThat(ledger.recovery().commandsReplayed()).isGreaterThanOrEqualTo(replayed);
                replayed = (int) ledger.recovery().commandsReplayed();
            }
            if (damaged < sequences.size()) {
                JournalFiles.flip(snapshots.file(sequences.get(damaged)), 300, 4);
            }
        }
        assertThat(replayed).isEqualTo(600);
    }

    @Test
    void aDamagedSnapshotIsReplacedWhenTheFollowerCloses() throws Exception {
        live(new Commands(9).some(300), 9, true);
        SnapshotStore snapshots = new SnapshotStore(directory());
        for (long sequence : snapshots.sequences()) {
            JournalFiles.flip(snapshots.file(sequence), 300, 4);
        }
        live(List.of(), 9, true);
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.recovery().snapshotSequence()).isEqualTo(300);
            assertThat(ledger.recovery().skippedSnapshots()).isEmpty();
        }
    }

    @Test
    void aHashThatTheReplayDoesNotReachRefusesToStart() throws IOException {
        try (Ledger ledger = open(directory())) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            scribe.batch(new Commands(3).some(10));
            ledger.journal().stageHash(10, new byte[32]);
            ledger.journal().flush();
        }
        Path segment = Segment.list(directory()).get(0).file();
        byte[] before = Files.readAllBytes(segment);
        assertThatThrownBy(() -> open(directory()))
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("replay stopped at sequence 10: the journal has state hash " + "00".repeat(32));
        assertThat(Files.readAllBytes(segment)).isEqualTo(before);
    }

    @Test
    void aRegularHashIsCheckedThoughItsFrameComesAFlushLater() {
        try (Ledger ledger = open(directory())) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), Long.MAX_VALUE);
            List<Command> commands = new Commands(3).some(40);
            scribe.batch(commands.subList(0, 20));
            ledger.journal().stageHash(HASH_EVERY, new byte[32]); // wrong, and 4 commands late
            scribe.batch(commands.subList(20, 40));
        }
        assertThatThrownBy(() -> open(directory()))
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("replay stopped at sequence 16: the journal has state hash");
    }

    @Test
    void aJournalThatEndsBeforeItsSnapshotRefusesToStart() throws Exception {
        live(new Commands(3).some(300), 3, true);
        List<Segment> segments = Segment.list(directory());
        Files.delete(segments.get(segments.size() - 1).file());
        assertThatThrownBy(() -> open(directory()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("the journal ends here, but there is a snapshot of sequence 300");
        for (Segment segment : segments) {
            Files.deleteIfExists(segment.file());
        }
        assertThatThrownBy(() -> open(directory()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("there is no journal here");
    }

    /** Another venue, whose first command came at another time, with snapshots up to a sequence. */
    private Path otherVenue(int commands) throws IOException {
        Path other = temp.resolve("other");
        try (Ledger ledger = open(other)) {
            ledger.journal()
                    .stage(1, TestVenue.START_MICROS, Commands.founding().get(0));
            ledger.engine().apply(1, TestVenue.START_MICROS, Commands.founding().get(0), EventSink.NONE);
            ledger.follow();
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            new Commands(4).some(commands).stream().skip(1).forEach(scribe::one);
        }
        return other;
    }

    @ParameterizedTest(name = "up to {0}")
    @ValueSource(ints = {200, 300, 900})
    void snapshotsOfAnotherVenueAreSetAsideAndReported(int foreign) throws Exception {
        byte[] hash = live(new Commands(3).some(300), 3, true);
        Path other = otherVenue(foreign);
        SnapshotStore snapshots = new SnapshotStore(directory());
        for (long sequence : snapshots.sequences()) {
            Files.delete(snapshots.file(sequence));
        }
        List<Long> sequences = new SnapshotStore(other).sequences();
        for (long sequence : sequences) {
            Files.copy(new SnapshotStore(other).file(sequence), snapshots.file(sequence));
        }
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.engine().hash()).isEqualTo(hash);
            assertThat(ledger.recovery().snapshotSequence()).isZero();
            assertThat(ledger.recovery().skippedSnapshots())
                    .hasSize(sequences.size())
                    .allMatch(skipped -> skipped.endsWith(": it is a snapshot of another venue"));
            ledger.follow();
        }
        assertThat(snapshots.sequences()).as("its own, written at closing").startsWith(300L);
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.recovery().skippedSnapshots()).isEmpty();
            assertThat(ledger.recovery().snapshotSequence()).isEqualTo(300);
            assertThat(ledger.engine().hash()).isEqualTo(hash);
        }
    }

    @Test
    void aSnapshotOfAnotherContinuationOfTheSameVenueIsPassedOver() throws Exception {
        List<Command> commands = new Commands(3).some(400);
        live(commands.subList(0, 300), 3, true);
        Path fork = JournalFiles.copy(directory(), temp.resolve("fork"));
        byte[] hash = live(commands.subList(300, 400), 3, false);
        try (Ledger ledger = open(fork)) {
            ledger.follow();
            long at = ledger.engine().atMicros() + 7;
            ledger.journal().stage(301, at, commands.get(300));
            ledger.engine().apply(301, at, commands.get(300), EventSink.NONE);
            new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY).batch(commands.subList(301, 350));
        }
        Files.copy(new SnapshotStore(fork).file(350), new SnapshotStore(directory()).file(350));
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.engine().hash()).isEqualTo(hash);
            assertThat(ledger.recovery().snapshotSequence()).isEqualTo(300);
            assertThat(ledger.recovery().skippedSnapshots())
                    .singleElement()
                    .asString()
                    .contains("00350.bin: ")
                    .contains("of another history");
        }
    }

    @Test
    void aSegmentMissingBeforeTheSnapshotRefusesToStart() throws Exception {
        live(new Commands(3).some(500), 3, true);
        List<Segment> segments = Segment.list(directory());
        assertThat(segments).hasSizeGreaterThan(4);
        Files.delete(segments.get(2).file());
        assertThatThrownBy(() -> open(directory()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("sequence 500 was written, " + segments.size() + " segments")
                .hasMessageContaining("now there are " + (segments.size() - 1));
    }

    @Test
    void whatTheEngineThrewLiveItThrowsAgainAtTheSamePlace() throws Exception {
        live(new Commands(3).some(30), 3, false);
        Engine ahead = new Engine();
        ahead.apply(1, 0, Commands.founding().get(0), event -> {});
        covenant.ledger.replay.Replayer replayer = new covenant.ledger.replay.Replayer(ahead, HASH_EVERY);
        var end = covenant.ledger.journal.JournalEnd.find(directory());
        try (var reader = covenant.ledger.journal.JournalReader.after(directory(), 0)) {
            assertThatThrownBy(() -> replayer.take(
                            reader.next(end.position()),
                            covenant.engine.runtime.StepListener.NONE,
                            covenant.ledger.replay.EventListener.NONE))
                    .isInstanceOf(ReplayStopped.class)
                    .hasMessageContaining("replay stopped at sequence 1: ")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aTornEndIsCutAndReported() throws Exception {
        live(new Commands(3).some(20), 3, false);
        Path segment = directory().resolve(JournalFiles.name(1));
        JournalFiles.flip(segment, Files.size(segment) - 1, 1);
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.recovery().torn().lastGoodSequence()).isEqualTo(20);
            assertThat(ledger.recovery().torn().file()).isEqualTo(segment);
        }
        try (Ledger ledger = open(directory())) {
            assertThat(ledger.recovery().torn()).isNull();
        }
    }
}
