package covenant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Tick;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayProgress;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.state.Account;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.ledger.backup.Backup;
import covenant.ledger.backup.BackupDamaged;
import covenant.ledger.backup.Manifest;
import covenant.ledger.backup.Restore;
import covenant.ledger.export.JournalRecording;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.follow.FollowerOptions;
import covenant.ledger.journal.HashFrames;
import covenant.ledger.journal.Journal;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.ReplayStopped;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder of a venue as a program with the second layout of the state left it: 70 commands, five state hashes without a layout's number and a
 * snapshot. The same state has another hash today, so neither can be compared; the commands can be carried out, and that is enough.
 */
class OlderLayoutTest {
    private static final int HASH_EVERY = 16;
    private static final int HASHES = 5;
    private static final LedgerOptions OPTIONS = LedgerOptions.defaults()
            .withJournal(JournalFiles.SMALL)
            .withFollower(new FollowerOptions(List.of(), 100, 50, 10, HASH_EVERY));

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void unpack() throws IOException {
        directory = Files.createDirectory(temp.resolve("old"));
        try (InputStream in = OlderLayoutTest.class.getResourceAsStream("/venues/layout-2.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, directory.resolve(entry.getName()));
            }
        }
    }

    private Ledger open() {
        return Ledger.open(directory, OPTIONS, Progress.NONE);
    }

    @Test
    void theVenueOpensAndSaysWhatCouldNotBeCompared() {
        try (Ledger ledger = open()) {
            RecoveryReport report = ledger.recovery();
            assertThat(report.sequence()).isEqualTo(70);
            assertThat(report.commandsReplayed()).isEqualTo(70);
            assertThat(report.hashesOutdated()).isEqualTo(HASHES);
            assertThat(report.hashesChecked()).isZero();
            assertThat(report.skippedSnapshots())
                    .containsExactly("snapshot-00000000000000000070.bin: state of version 2, this is version "
                            + StateCodec.VERSION);
            assertThat(ledger.engine().state().accounts().stream().map(Account::cashMicros))
                    .as("as the old program had it")
                    .containsExactly(0L, 1_000_000_000_000L, 997_896_991_446L, 999_840_554_118L, 997_656_577_346L);
        }
    }

    @Test
    void itsJournalCanBeReplayedAndEndsAsTheVenueDoesNow() throws Exception {
        ReplayResult result = Replay.of(
                JournalRecording.open(directory), ReplayTerms.UNCHANGED, ReplayOutput.NONE, ReplayProgress.NONE);
        assertThat(result.changed()).isEqualTo(result.recorded());
        try (Ledger ledger = open()) {
            assertThat(result.recorded().sequence()).isEqualTo(70);
            assertThat(result.recorded().hash())
                    .isEqualTo(StateHash.hex(ledger.engine().hash()));
        }
    }

    @Test
    void theFollowerWritesASnapshotInPlaceOfTheOldOneAndTheNextStartBeginsThere() {
        try (Ledger ledger = open()) {
            ledger.follow();
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.recovery().skippedSnapshots()).isEmpty();
            assertThat(ledger.recovery().snapshotSequence()).isEqualTo(70);
            ledger.follow();
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            while (ledger.engine().sequence() < 100) {
                scribe.one(Tick.now());
            }
            scribe.seal();
            assertThat(ledger.health().state()).isEqualTo(FollowerHealth.State.RUNNING);
        }
        Verification found = JournalVerifier.verify(directory, Progress.NONE);
        assertThat(found.sequence()).isEqualTo(100);
        assertThat(found.hashesOutdated()).isEqualTo(HASHES);
        assertThat(found.hashesChecked()).as("of 80, of 96 and the seal").isEqualTo(3);
        assertThat(found.snapshotsCompared()).isPositive();
        assertThat(found.damagedSnapshots()).isEmpty();
    }

    @Test
    void aHashOfANewerLayoutNamesTheRemedy() throws Exception {
        try (Ledger ledger = open()) {
            new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY).one(Tick.now());
            HashFrames.append((Journal) ledger.journal(), 71, StateCodec.VERSION + 1);
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("a state hash of layout " + (StateCodec.VERSION + 1) + ", this program has "
                        + StateCodec.VERSION + "; use a newer one");
    }

    @Test
    void aBackupOfAnOlderLayoutIsProvenByItsFilesAndItsSequence() throws Exception {
        Path backup = temp.resolve("backup");
        Manifest manifest = Backup.take(directory, backup, List.of(), Progress.NONE);
        Path file = backup.resolve(Manifest.FILE);
        String old = Files.readString(file)
                .replace("# layout " + StateCodec.VERSION + "\n", "")
                .replace(manifest.hash(), "0".repeat(64));
        Files.writeString(file, old);
        Manifest restored = Restore.run(backup, temp.resolve("restored"), Progress.NONE);
        assertThat(restored.layout()).isZero();
        assertThat(restored.sequence()).isEqualTo(70);
        Files.writeString(file, old.replace("# sequence 70", "# sequence 69"));
        assertThatThrownBy(() -> Restore.run(backup, temp.resolve("again"), Progress.NONE))
                .isInstanceOf(BackupDamaged.class)
                .hasMessageContaining("it leads to sequence 70");
    }
}
