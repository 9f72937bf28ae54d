package covenant.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Command;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.engine.wire.WireWriter;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.disk.DirectoryInUse;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifying reads everything, compares everything, changes nothing. */
class VerifyTest {
    private static final int HASH_EVERY = 16;
    private static final int HEADER = 128;

    @TempDir
    Path directory;

    private String hash;

    @BeforeEach
    void write() {
        LedgerOptions options = LedgerOptions.defaults()
                .withJournal(JournalFiles.SMALL)
                .withFollower(new FollowerOptions(List.of(), 100, 10, 10, HASH_EVERY));
        try (Ledger ledger = Ledger.open(directory, options, Progress.NONE)) {
            ledger.follow();
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            for (Command command : new Commands(8).some(500)) {
                scribe.one(command);
            }
            scribe.seal();
            hash = StateHash.hex(ledger.engine().hash());
            assertThatThrownBy(() -> verify()).as("while it runs").isInstanceOf(DirectoryInUse.class);
        }
    }

    private Verification verify() {
        return JournalVerifier.verify(directory, HASH_EVERY, Progress.NONE);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var list = Files.list(directory)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void aGoodLedgerIsVerifiedWholeAndUntouched() throws Exception {
        JournalFiles.flip(
                Segment.list(directory).get(Segment.list(directory).size() - 1).file(), 4_095, 0);
        Map<String, byte[]> before = files();
        List<Long> heard = new ArrayList<>();
        Verification found = JournalVerifier.verify(directory, HASH_EVERY, (done, total) -> {
            heard.add(done);
            assertThat(total).isEqualTo(500);
        });
        assertThat(found.sequence()).isEqualTo(500);
        assertThat(found.hash()).isEqualTo(hash);
        assertThat(found.hashesChecked()).isEqualTo(500 / HASH_EVERY + 1);
        assertThat(found.snapshotsCompared()).isEqualTo(SnapshotStore.KEPT);
        assertThat(found.torn().lastGoodSequence()).as("told, not cut").isEqualTo(500);
        assertThat(heard).containsExactly(0L, 500L);
        assertThat(files()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aFlippedBitAnywhereInAnOldSegmentIsFound() throws Exception {
        Path oldest = Segment.list(directory).get(0).file();
        JournalFiles.flip(oldest, 2_000, 5);
        assertThatThrownBy(this::verify)
                .isInstanceOf(JournalDamaged.class)
                .hasMessageStartingWith(oldest.getFileName() + " at offset ");
    }

    @Test
    void aDamagedSnapshotIsReportedAndAWrongOneRefused() throws Exception {
        SnapshotStore snapshots = new SnapshotStore(directory);
        JournalFiles.flip(snapshots.file(500), 200, 1);
        Verification found = verify();
        assertThat(found.snapshotsCompared()).isEqualTo(SnapshotStore.KEPT - 1);
        assertThat(found.damagedSnapshots()).hasSize(1).first().asString().contains("00500.bin: its content does not");

        // A good snapshot of another history: the same sequence, another state.
        snapshots.write(new OtherHistory().at(500), Segment.list(directory).size());
        assertThatThrownBy(this::verify)
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("replay stopped at sequence 500: snapshot-")
                .hasMessageContaining("another state than the replay");
    }

    @Test
    void whatTheStateHashLeavesOutIsComparedToo() throws Exception {
        SnapshotStore snapshots = new SnapshotStore(directory);
        Path file = snapshots.file(500);
        byte[] good = Files.readAllBytes(file);
        List<Integer> unhashed = new ArrayList<>();
        int[] offset = {HEADER};
        StateCodec.write(snapshots.at(500, skipped -> {}).engine().state(), new StateCodec.Sink() {
            @Override
            public void piece(WireWriter piece) {
                offset[0] += piece.written().remaining();
            }

            @Override
            public void unhashed(WireWriter piece) {
                for (int i = 0; i < piece.written().remaining(); i++) {
                    unhashed.add(offset[0] + i);
                }
                piece(piece);
            }
        });
        int believed = 0;
        for (int i = 0; i < unhashed.size() && believed < 3; i += 7) {
            byte[] changed = good.clone();
            changed[unhashed.get(i)] ^= 1;
            Files.write(file, withChecksums(changed));
            if (snapshots.at(500, skipped -> {}) != null) {
                believed++;
                assertThatThrownBy(this::verify)
                        .isInstanceOf(ReplayStopped.class)
                        .hasMessageContaining("snapshot-00000000000000000500.bin has the replay's state hash, but");
            }
        }
        assertThat(believed).isEqualTo(3);
    }

    private static byte[] withChecksums(byte[] snapshot) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(bytes.slice(HEADER, snapshot.length - HEADER));
        bytes.put(48, sha256.digest());
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(16, HEADER - 16));
        bytes.putInt(12, (int) crc.getValue());
        return snapshot;
    }

    /** Founded and then nothing but ticks. */
    private static final class OtherHistory {
        covenant.engine.core.Engine at(long sequence) {
            covenant.engine.core.Engine engine = new covenant.engine.core.Engine();
            while (engine.sequence() < sequence) {
                engine.apply(
                        engine.sequence() + 1,
                        0,
                        covenant.engine.command.Tick.now(),
                        covenant.engine.core.EventSink.NONE);
            }
            return engine;
        }
    }

    @Test
    void anEmptyDirectoryHasNoJournal() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> JournalVerifier.verify(empty, Progress.NONE))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("there is no journal here");
        try (var files = Files.list(empty)) {
            assertThat(files).isEmpty();
        }
    }
}
