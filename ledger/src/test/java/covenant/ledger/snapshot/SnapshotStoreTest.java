package covenant.ledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots are whole or absent, newest first, and never believed when damaged. */
class SnapshotStoreTest {
    private static final int OLD = 60;
    private static final int NEW = 90;

    @TempDir
    Path directory;

    private final List<Command> commands = new Commands(11).some(200);
    private final List<String> skipped = new ArrayList<>();

    private Engine engineAt(int sequence) {
        Engine engine = new Engine();
        continueTo(engine, sequence);
        return engine;
    }

    private void continueTo(Engine engine, int sequence) {
        for (int i = (int) engine.sequence(); i < sequence; i++) {
            engine.apply(i + 1, TestVenue.START_MICROS + i, commands.get(i), EventSink.NONE);
        }
    }

    @Test
    void anEngineGoesOnFromItsSnapshotAsIfNothingHadHappened() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        store.write(engineAt(NEW), 4);
        Snapshot snapshot = store.newest(NEW, skipped::add);
        assertThat(snapshot.segments()).isEqualTo(4);
        assertThat(snapshot.engine().sequence()).isEqualTo(NEW);
        assertThat(snapshot.engine().atMicros()).isEqualTo(engineAt(NEW).atMicros());
        assertThat(snapshot.engine().hash()).isEqualTo(engineAt(NEW).hash());
        continueTo(snapshot.engine(), 200);
        assertThat(snapshot.engine().hash()).isEqualTo(engineAt(200).hash());
        assertThat(skipped).isEmpty();
    }

    @Test
    void theNewestNotAfterASequenceIsTaken() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        store.write(engineAt(OLD), 1);
        store.write(engineAt(NEW), 1);
        assertThat(store.newest(OLD - 1, skipped::add)).isNull();
        assertThat(store.newest(OLD, skipped::add).engine().sequence()).isEqualTo(OLD);
        assertThat(store.newest(NEW - 1, skipped::add).engine().sequence()).isEqualTo(OLD);
        assertThat(store.newest(Long.MAX_VALUE, skipped::add).engine().sequence())
                .isEqualTo(NEW);
    }

    @Test
    void onlyTheNewestThreeAreKept() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        Files.writeString(directory.resolve("snapshot-next.tmp"), "left by a crash");
        for (int sequence = 10; sequence <= 60; sequence += 10) {
            store.write(engineAt(sequence), 1);
        }
        assertThat(store.sequences()).containsExactly(60L, 50L, 40L);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void everyFlippedBitIsFoundAndTheOlderSnapshotUsed() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        store.write(engineAt(OLD), 1);
        store.write(engineAt(NEW), 1);
        Path newest = store.file(NEW);
        long size = Files.size(newest);
        assertThat(size).isGreaterThan(SnapshotHeader.BYTES);
        for (long offset = 0; offset < size; offset += offset < 200 ? 1 : 41) {
            skipped.clear();
            JournalFiles.flip(newest, offset, (int) (offset % 8));
            assertThat(store.newest(NEW, skipped::add).engine().sequence())
                    .as("byte %d", offset)
                    .isEqualTo(OLD);
            assertThat(skipped).hasSize(1).first().asString().startsWith(newest.getFileName() + ": ");
            JournalFiles.flip(newest, offset, (int) (offset % 8));
        }
    }

    @Test
    void aSnapshotOfAnyOtherLengthIsDamaged() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        store.write(engineAt(NEW), 1);
        byte[] whole = Files.readAllBytes(store.file(NEW));
        for (int length :
                new int[] {0, 1, SnapshotHeader.BYTES - 1, SnapshotHeader.BYTES, whole.length - 1, whole.length + 1}) {
            skipped.clear();
            Files.write(store.file(NEW), Arrays.copyOf(whole, length));
            assertThat(store.newest(NEW, skipped::add)).as("length %d", length).isNull();
            assertThat(skipped).hasSize(1);
        }
    }

    @Test
    void aSnapshotUnderAnotherNameOrVersionIsNotBelieved() throws Exception {
        SnapshotStore store = new SnapshotStore(directory);
        store.write(engineAt(NEW), 1);
        byte[] whole = Files.readAllBytes(store.file(NEW));
        Files.move(store.file(NEW), store.file(NEW + 1));
        assertThat(store.newest(Long.MAX_VALUE, skipped::add)).isNull();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 1);
        Files.write(store.file(NEW), whole);
        assertThat(store.newest(NEW, skipped::add)).isNull();
        assertThat(skipped)
                .containsExactly(
                        store.file(NEW + 1).getFileName() + ": it holds sequence 90",
                        store.file(NEW).getFileName() + ": version 1, this program reads 2");
    }
}
