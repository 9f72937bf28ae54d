package covenant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import covenant.ledger.disk.DirectoryInUse;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.SegmentAllocator;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facade as the server uses it, around a real ring. */
class LedgerTest {
    private static final Halt NEVER = (message, cause) -> {
        throw new AssertionError(message, cause);
    };

    @TempDir
    Path directory;

    private static VenueRing ring(Ledger ledger) {
        return VenueRing.start(ledger.engine(), ledger.journal(), VenueClock.SYSTEM, StepListener.NONE, 1_024, NEVER);
    }

    @Test
    void onlyItsOwnerMayEnterTheFolderThatItMakes() throws IOException {
        Path made = directory.resolve("venues").resolve("first");
        try (Ledger ledger = Ledger.open(made, LedgerOptions.defaults(), Progress.NONE)) {
            ledger.journal().close();
            assumeTrue(made.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX rights here");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aVenueThatIsStoppedAndStartedGoesOnWhereItStood() {
        byte[] hash;
        Answer first;
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            VenueRing ring = ring(ledger);
            ledger.follow();
            for (Command command : Commands.ofVersion1()) {
                assertThat(ring.submit(command).join().ok()).as("%s", command).isTrue();
            }
            first = ring.submit(Commands.ofVersion1().get(8)).join();
            hash = ring.read(Engine::hash).join();
            ring.close();
        }
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            assertThat(ledger.engine().hash()).isEqualTo(hash);
            assertThat(ledger.recovery().torn()).isNull();
            assertThat(ledger.recovery().snapshotSequence())
                    .isEqualTo(ledger.engine().sequence());
            assertThat(ledger.recovery().commandsReplayed()).isZero();
            VenueRing ring = ring(ledger);
            Answer again = ring.submit(Commands.ofVersion1().get(8)).join();
            assertThat(again).as("the first answer, after a restart").isEqualTo(first);
            ring.close();
        }
    }

    @Test
    void twoMayNotOpenOneDirectory() {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            assertThatThrownBy(() -> Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE))
                    .isInstanceOf(DirectoryInUse.class)
                    .hasMessageContaining(directory.toString());
            assertThat(ledger.health().state()).isEqualTo(FollowerHealth.State.STOPPED);
        }
        Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE).close();
    }

    @Test
    void aFailedOpenGivesTheDirectoryFree() throws Exception {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), Long.MAX_VALUE);
            Commands.founding().forEach(scribe::one);
        }
        JournalFiles.flip(directory.resolve(JournalFiles.name(1)), 50, 0);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE))
                    .as("attempt %d", attempt)
                    .isInstanceOf(JournalDamaged.class);
        }
    }

    @Test
    void aFullDiskRefusesLosesNothingAndTheVenueGoesOn() {
        AtomicBoolean full = new AtomicBoolean();
        SegmentAllocator allocator = (file, from, bytes) -> {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            SegmentAllocator.ZEROS.allocate(file, from, bytes);
        };
        LedgerOptions options = LedgerOptions.defaults().withJournal(JournalFiles.SMALL.withAllocator(allocator));
        byte[] hash;
        long sequence = 0;
        try (Ledger ledger = Ledger.open(directory, options, Progress.NONE)) {
            VenueRing ring = ring(ledger);
            for (Command command : Commands.founding()) {
                sequence = ring.submit(command).join().sequence();
            }
            full.set(true);
            Answer answer = ring.submit(Tick.now()).join();
            while (answer.ok()) {
                sequence = answer.sequence();
                answer = ring.submit(Tick.now()).join();
            }
            assertThat(answer.refusal()).isEqualTo(Refusal.JOURNAL_FULL);
            assertThat(ledger.journalProblem()).contains("No space left on device");
            assertThat(ring.read(Engine::sequence).join()).as("reads go on").isEqualTo(sequence);
            full.set(false);
            Awaitility.await().until(() -> ring.submit(Tick.now()).join().ok());
            assertThat(ring.read(Engine::sequence).join()).isEqualTo(sequence + 1);
            hash = ring.read(Engine::hash).join();
            ring.close();
        }
        try (Ledger ledger = Ledger.open(directory, options, Progress.NONE)) {
            assertThat(ledger.engine().sequence()).isEqualTo(sequence + 1);
            assertThat(ledger.engine().hash()).isEqualTo(hash);
        }
    }

    @Test
    void aPreparerWithoutMemoryEndsTheProcess() {
        AtomicReference<String> halted = new AtomicReference<>("");
        SegmentAllocator allocator = (file, from, bytes) -> {
            if (file.endsWith("journal-next.tmp")) {
                throw new OutOfMemoryError("Direct buffer memory");
            }
            SegmentAllocator.ZEROS.allocate(file, from, bytes);
        };
        LedgerOptions options = LedgerOptions.defaults()
                .withJournal(JournalFiles.SMALL.withAllocator(allocator))
                .withHalt((message, cause) -> halted.set(message + ": " + cause));
        try (Ledger ledger = Ledger.open(directory, options, Progress.NONE)) {
            Awaitility.await().until(() -> !halted.get().isEmpty());
            assertThat(halted.get()).contains("next segment").contains("Direct buffer memory");
            assertThat(ledger.journalProblem()).as("nobody waits for ever").contains("Direct buffer memory");
        }
    }

    @Test
    void closingLeavesNothingButJournalAndLock() throws Exception {
        Path segment = directory.resolve("journal-00000000000000000001.log");
        Files.write(segment, new byte[] {1, 0, 0, 0, 1, 0, 0, 0});
        Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE).close();
        List<Path> files;
        try (var stream = Files.list(directory)) {
            files = stream.sorted().toList();
        }
        assertThat(files).containsExactly(segment, directory.resolve("venue.lock"));
    }
}
