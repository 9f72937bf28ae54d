package covenant.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.RecordingSink;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.follow.FollowerHealth.State;
import covenant.ledger.journal.JournalIdentity;
import covenant.ledger.replay.Progress;
import covenant.ledger.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The follower's duties: every sink has every command once and in order, snapshots appear, trouble is told and never spreads. */
class FollowerTest {
    private static final int HASH_EVERY = 16;
    private static final int SNAPSHOT_EVERY = 64;
    private static final int COMMIT_EVERY = 10;
    private static final int RETRY_MILLIS = 5;

    @TempDir
    Path directory;

    private final List<Command> commands = new Commands(42).some(600);
    private List<String> expected;
    private long venue;

    private Ledger open(FollowerSink... sinks) {
        FollowerOptions follower =
                new FollowerOptions(List.of(sinks), SNAPSHOT_EVERY, COMMIT_EVERY, RETRY_MILLIS, HASH_EVERY);
        LedgerOptions options =
                LedgerOptions.defaults().withJournal(JournalFiles.SMALL).withFollower(follower);
        return Ledger.open(directory, options, Progress.NONE);
    }

    private void run(Ledger ledger, int from, int to) {
        Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
        for (int i = from; i < to; i++) {
            scribe.one(commands.get(i));
        }
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }

    /** What any sink must have heard, told by one that never fails. */
    @BeforeEach
    void first200() throws IOException {
        RecordingSink reference = new RecordingSink();
        try (Ledger ledger = open(reference)) {
            ledger.follow();
            run(ledger, 0, 200);
        }
        expected = reference.committed();
        assertThat(expected).hasSize(200);
        venue = JournalIdentity.of(directory);
        assertThat(venue).isNotZero().isEqualTo(reference.venue());
        assertThat(reference.committedAtMicros()).isEqualTo(atMicros(200));
    }

    @Test
    void aSinkHasEveryCommandSoonAfterItIsDurable() {
        RecordingSink sink = sinkAt(200);
        try (Ledger ledger = open(sink)) {
            ledger.follow();
            run(ledger, 200, 250);
            await(() -> ledger.committedSequence() == 250);
            assertThat(ledger.health()).isEqualTo(new FollowerHealth(State.RUNNING, 250, 250, 250, ""));
            assertThat(sink.committed()).hasSize(50).first().asString().startsWith("201 ");
        }
    }

    @Test
    void aSinkThatStartsEmptyIsFedFromTheBeginningThoughThereAreSnapshots() throws Exception {
        assertThat(new SnapshotStore(directory).sequences()).first().isEqualTo(200L);
        RecordingSink empty = new RecordingSink();
        RecordingSink half = sinkAt(150);
        try (Ledger ledger = open(empty, half)) {
            ledger.follow();
            await(() -> ledger.committedSequence() == 200);
        }
        assertThat(empty.committed()).isEqualTo(expected);
        assertThat(half.committed()).isEqualTo(expected.subList(150, 200));
    }

    @Test
    void anUnavailableSinkIsTriedAgainAndMissesNothing() throws Exception {
        RecordingSink sick = new RecordingSink();
        RecordingSink well = new RecordingSink();
        try (Ledger ledger = open(sick, well)) {
            ledger.follow();
            await(() -> ledger.committedSequence() == 200);
            for (int round = 0; round < 3; round++) {
                int from = 200 + round * 100;
                sick.available(false);
                run(ledger, from, from + 100);
                await(() -> well.committed().size() == from + 100);
                await(() -> ledger.health().state() == State.BEHIND);
                assertThat(ledger.health().reason())
                        .contains("RecordingSink is unavailable: the disk of the ")
                        .contains(" is full");
                assertThat(ledger.committedSequence()).isEqualTo(from);
                assertThat(ledger.health().sequence())
                        .as("its own engine goes on")
                        .isEqualTo(from + 100);
                sick.available(true);
                await(() -> ledger.committedSequence() == from + 100);
                await(() -> ledger.health().state() == State.RUNNING);
            }
        }
        assertThat(sick.committed()).hasSize(500).isEqualTo(well.committed());
        assertThat(new SnapshotStore(directory).sequences()).first().isEqualTo(500L);
    }

    @Test
    void aSinkThatIsUnavailableFromTheStartIsFedOnceItIsThere() {
        RecordingSink sink = new RecordingSink();
        sink.available(false);
        try (Ledger ledger = open(sink)) {
            ledger.follow();
            await(() -> ledger.health().state() == State.BEHIND);
            sink.available(true);
            await(() -> ledger.committedSequence() == 200);
        }
        assertThat(sink.committed()).isEqualTo(expected);
    }

    @Test
    void aBugInASinkIsToldLoudlyAndTradingGoesOn() {
        RecordingSink sink = sinkAt(200);
        try (Ledger ledger = open(sink)) {
            ledger.follow();
            sink.bug(new IllegalArgumentException("two rows with one key"));
            run(ledger, 200, 210);
            await(() -> ledger.health().state() == State.FAILED);
            assertThat(ledger.health().reason()).contains("two rows with one key");
            run(ledger, 210, 220);
            assertThat(ledger.durableSequence()).isEqualTo(220);
            assertThat(ledger.committedSequence()).isEqualTo(200);
        }
    }

    @Test
    void behindItCommitsInLargePiecesAndCaughtUpAtOnce() {
        assertThat(FollowerOptions.defaults().commitEvery()).isEqualTo(32_768);
        RecordingSink sink = new RecordingSink();
        try (Ledger ledger = open(sink)) {
            ledger.follow();
            await(() -> ledger.committedSequence() == 200);
            int whileBehind = sink.commits();
            // State hashes are frames too, and count.
            assertThat(whileBehind).isBetween(200 / COMMIT_EVERY, 200 / COMMIT_EVERY + 200 / HASH_EVERY);
            run(ledger, 200, 201);
            await(() -> ledger.committedSequence() == 201);
            assertThat(sink.commits()).isEqualTo(whileBehind + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
    void withoutMemoryOrStackTheProcessIsEnded(Class<? extends Error> kind) throws Exception {
        RecordingSink sink = sinkAt(200);
        AtomicReference<String> halted = new AtomicReference<>("");
        try (Ledger ledger = Ledger.open(
                directory,
                LedgerOptions.defaults()
                        .withJournal(JournalFiles.SMALL)
                        .withSinks(sink)
                        .withHalt((message, cause) -> halted.set(message + ": " + cause)),
                Progress.NONE)) {
            ledger.follow();
            sink.bug(kind.getConstructor(String.class).newInstance("none left"));
            run(ledger, 200, 210);
            await(() -> !halted.get().isEmpty());
            assertThat(halted.get()).contains("follower has failed").contains(kind.getName() + ": none left");
            assertThat(ledger.health().state()).isEqualTo(State.FAILED);
        }
    }

    /** One that was fed from this journal up to a sequence; the scribe writes a command a millisecond. */
    private RecordingSink sinkAt(long sequence) {
        return new RecordingSink(venue, sequence, atMicros(sequence));
    }

    private static long atMicros(long sequence) {
        return TestVenue.START_MICROS + sequence * 1_000;
    }

    @Test
    void aSinkThatWasNotMadeFromThisJournalBeginsAgain() {
        Map<RecordingSink, String> sinks = new LinkedHashMap<>();
        sinks.put(new RecordingSink(venue, 201, atMicros(201)), "has sequence 201, but the journal ends at 200");
        sinks.put(new RecordingSink(venue + 1, 150, atMicros(150)), "was made from the journal of another venue");
        sinks.put(new RecordingSink(0, 150, atMicros(150)), "was made from the journal of another venue");
        sinks.put(new RecordingSink(venue, 150, atMicros(150) + 1), "has another command 150 than the journal");
        sinks.put(new RecordingSink(venue, 200, atMicros(200) + 1), "has another command 200 than the journal");
        sinks.forEach((sink, why) -> {
            try (Ledger ledger = open(sink)) {
                ledger.follow();
                await(() -> sink.committed().size() == 200);
                await(() -> ledger.health().state() == State.RUNNING);
            }
            assertThat(sink.committed()).as(why).isEqualTo(expected);
            assertThat(sink.resets()).singleElement().isEqualTo("RecordingSink " + why);
            assertThat(sink.venue()).isEqualTo(venue);
        });
    }

    @Test
    void aDivergedSinkThatCannotBeEmptiedNowIsEmptiedLater() {
        RecordingSink sink = new RecordingSink(venue + 1, 150, 0);
        sink.available(false);
        try (Ledger ledger = open(sink)) {
            ledger.follow();
            await(() -> ledger.health().state() == State.BEHIND);
            sink.available(true);
            await(() -> sink.committed().size() == 200);
        }
        assertThat(sink.committed()).isEqualTo(expected);
        assertThat(sink.resets()).hasSize(1);
    }

    @Test
    void aHashThatDiffersFromTheFollowersOwnIsToldLoudly() {
        try (Ledger ledger = open()) {
            ledger.follow();
            ledger.journal().stageHash(200, new byte[32]);
            ledger.journal().flush();
            await(() -> ledger.health().state() == State.FAILED);
            assertThat(ledger.health().reason()).contains("replay stopped at sequence 200");
        }
    }

    @Test
    void snapshotsComeAtTheirIntervalAndAtTheEndAndAreGood() throws IOException {
        byte[] hash;
        try (Ledger ledger = open()) {
            ledger.follow();
            run(ledger, 200, 600);
            hash = ledger.engine().hash();
            await(() -> ledger.health().sequence() == 600);
        }
        SnapshotStore snapshots = new SnapshotStore(directory);
        List<Long> sequences = snapshots.sequences();
        assertThat(sequences).hasSize(SnapshotStore.KEPT).startsWith(600L);
        assertThat(sequences.get(1) - sequences.get(2)).isBetween((long) SNAPSHOT_EVERY, 200L);
        assertThat(snapshots.newest(600, skipped -> {}).engine().hash()).isEqualTo(hash);
    }

    @Test
    void itCatchesUpBeforeItCloses() {
        RecordingSink sink = new RecordingSink();
        try (Ledger ledger = open(sink)) {
            run(ledger, 200, 600);
            ledger.follow();
        }
        assertThat(sink.committed()).hasSize(600).startsWith(expected.toArray(String[]::new));
    }
}
