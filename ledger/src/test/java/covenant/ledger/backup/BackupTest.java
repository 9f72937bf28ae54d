package covenant.ledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.Tick;
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import covenant.engine.state.StateHash;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy made while the venue runs is the venue at one sequence, or it is nothing. */
class BackupTest {
    private static final Halt NEVER = (message, cause) -> {
        throw new AssertionError(message, cause);
    };
    private static final LedgerOptions SMALL =
            LedgerOptions.defaults().withJournal(JournalFiles.SMALL).withSnapshotEvery(100);
    private static final String SECRET = "webhook-secret";
    private static final List<String> BESIDE = List.of(SECRET, "not-there");

    @TempDir
    Path directory;

    private Path data;
    private Path target;
    private Path restored;

    @BeforeEach
    void name() {
        data = directory.resolve("data");
        target = directory.resolve("backup");
        restored = directory.resolve("restored");
    }

    private static void found(VenueRing ring) {
        for (Command command : Commands.ofVersion1()) {
            assertThat(ring.submit(command).join().ok()).as("%s", command).isTrue();
        }
    }

    /** A stopped venue of a few segments. */
    private Manifest backedUp() throws IOException {
        try (Ledger ledger = Ledger.open(data, SMALL, Progress.NONE)) {
            VenueRing ring = VenueRing.start(
                    ledger.engine(), ledger.journal(), VenueClock.SYSTEM, StepListener.NONE, 1_024, NEVER);
            ledger.follow();
            found(ring);
            for (int i = 0; i < 300; i++) {
                ring.submit(Tick.now()).join();
            }
            ring.close();
        }
        Files.writeString(data.resolve(SECRET), "kept");
        return Backup.take(data, target, BESIDE, Progress.NONE);
    }

    @Test
    void whatIsTakenWhileTheVenueRunsIsTheVenueAtItsSequence() throws Exception {
        Map<Long, String> hashes = new ConcurrentHashMap<>();
        AtomicLong answered = new AtomicLong();
        StepListener remembering = (sequence, atMicros, command, answer, events, engine) ->
                hashes.put(sequence, StateHash.hex(engine.hash()));
        try (Ledger ledger = Ledger.open(data, SMALL, Progress.NONE)) {
            VenueRing ring =
                    VenueRing.start(ledger.engine(), ledger.journal(), VenueClock.SYSTEM, remembering, 1_024, NEVER);
            ledger.follow();
            found(ring);
            next(ring, answered);
            for (int i = 0; i < 5; i++) {
                long begun = answered.get();
                Awaitility.await().until(() -> answered.get() > begun + 150);
                long before = answered.get();
                Path copy = directory.resolve("backup-" + i);
                Manifest manifest = Backup.take(data, copy, BESIDE, Progress.NONE);
                assertThat(manifest.sequence()).as("all that was answered").isGreaterThanOrEqualTo(before);
                assertThat(hashes).containsEntry(manifest.sequence(), manifest.hash());
                Manifest proven = Restore.run(copy, directory.resolve("restored-" + i), Progress.NONE);
                assertThat(proven).isEqualTo(manifest);
            }
            assertThat(answered.get()).as("several segments and snapshots").isGreaterThan(600);
            ring.close();
        }
    }

    /** Each answer brings the next command, until the ring closes. */
    private static void next(VenueRing ring, AtomicLong answered) {
        ring.submit(Tick.now(), answer -> {
            if (answer.ok()) {
                answered.set(answer.sequence());
                next(ring, answered);
            }
        });
    }

    @Test
    void aRestoredVenueGoesOn() throws Exception {
        Manifest manifest = backedUp();
        Restore.run(target, restored, Progress.NONE);
        assertThat(Files.readString(restored.resolve(SECRET))).isEqualTo("kept");
        try (Ledger ledger = Ledger.open(restored, SMALL, Progress.NONE)) {
            assertThat(ledger.engine().sequence()).isEqualTo(manifest.sequence());
            assertThat(StateHash.hex(ledger.engine().hash())).isEqualTo(manifest.hash());
            assertThat(ledger.recovery().snapshotSequence())
                    .as("it begins at the snapshot")
                    .isPositive();
            VenueRing ring = VenueRing.start(
                    ledger.engine(), ledger.journal(), VenueClock.SYSTEM, StepListener.NONE, 1_024, NEVER);
            Answer answer = ring.submit(Tick.now()).join();
            assertThat(answer.sequence()).isEqualTo(manifest.sequence() + 1);
            ring.close();
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        backedUp();
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                    .isEqualTo("rwx------");
            for (Path file : Folder.files(target)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aByteThatChangedInAnyFileIsFoundAndNothingIsKept() throws Exception {
        Manifest manifest = backedUp();
        assertThat(manifest.files().keySet()).hasSizeGreaterThan(3).contains(SECRET);
        for (String name : manifest.files().keySet()) {
            JournalFiles.flip(target.resolve(name), 1, 3);
            assertThatThrownBy(() -> Restore.run(target, restored, Progress.NONE))
                    .as(name)
                    .isInstanceOf(BackupDamaged.class)
                    .hasMessageContaining(name);
            assertThat(Folder.files(restored)).as(name).isEmpty();
            JournalFiles.flip(target.resolve(name), 1, 3);
        }
        assertThat(Restore.run(target, restored, Progress.NONE)).isEqualTo(manifest);
    }

    @Test
    void aManifestThatPromisesAnotherStateIsFound() throws Exception {
        Manifest manifest = backedUp();
        Path file = target.resolve(Manifest.FILE);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Map<String, String> wrong = Map.of(
                text.replace("# hash " + manifest.hash(), "# hash " + "0".repeat(64)), "leads to sequence",
                text.replace("# sequence ", "# sequence 9"), "leads to sequence",
                text.replace("backup 1", "backup 2"), "this program reads",
                text.replace("  journal-", "  ../journal-"), "means nothing",
                text.replace("# sequence ", "# "), "means nothing");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            Files.writeString(file, one.getKey());
            assertThatThrownBy(() -> Restore.run(target, restored, Progress.NONE))
                    .isInstanceOf(BackupDamaged.class)
                    .hasMessageContaining(one.getValue());
        }
        Files.delete(file);
        assertThatThrownBy(() -> Restore.run(target, restored, Progress.NONE)).hasMessageContaining("no backup");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        backedUp();
        assertThatThrownBy(() -> Backup.take(data, target, BESIDE, Progress.NONE))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Restore.run(target, data, Progress.NONE))
                .isInstanceOf(DirectoryNotEmptyException.class);
    }

    @Test
    void aTornEndIsLeftOutAndADamagedJournalIsNoBackup() throws Exception {
        Manifest whole = backedUp();
        Path last = Folder.files(data).stream()
                .filter(file -> file.getFileName().toString().startsWith("journal-0"))
                .max(Path::compareTo)
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(last);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        bytes[end + 16] = 7;
        Files.write(last, bytes);
        Path torn = directory.resolve("torn");
        assertThat(Backup.take(data, torn, BESIDE, Progress.NONE)).isEqualTo(whole);

        bytes[60] ^= 1;
        Files.write(last, bytes);
        Path damaged = directory.resolve("damaged");
        assertThatThrownBy(() -> Backup.take(data, damaged, BESIDE, Progress.NONE))
                .isInstanceOf(JournalDamaged.class);
        assertThat(directory.resolve("damaged")).doesNotExist();
        assertThat(directory.resolve("damaged.partial")).doesNotExist();
    }

    @Test
    void aFolderWithoutAJournalIsNoVenue() throws Exception {
        Files.createDirectories(data);
        assertThatThrownBy(() -> Backup.take(data, target, BESIDE, Progress.NONE))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("no journal");
        assertThat(target).doesNotExist();
    }
}
