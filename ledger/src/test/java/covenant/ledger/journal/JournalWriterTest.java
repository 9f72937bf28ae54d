package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Command;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.StateHash;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.ReplayStopped;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal written by someone who carried the commands out elsewhere is one like any other. */
class JournalWriterTest {
    private static final int COMMANDS = 500;
    private static final int HASH_EVERY = 60;
    private static final long SEGMENT_BYTES = 16 << 10;

    @TempDir
    Path folder;

    private final Engine engine = new Engine();
    private final List<JournalFiles.Entry> written = new ArrayList<>();

    /** Random commands, accepted and refused, with a hash now and then and one at the end. */
    private Path write() throws Exception {
        Path directory = folder.resolve("made");
        try (JournalWriter writer = JournalWriter.create(directory, SEGMENT_BYTES)) {
            for (Command command : new Commands(11).some(COMMANDS)) {
                long sequence = engine.sequence() + 1;
                long at = TestVenue.START_MICROS + sequence;
                writer.take(sequence, at, command);
                written.add(new JournalFiles.Entry(sequence, at, command, null));
                engine.apply(sequence, at, command, EventSink.NONE);
                if (sequence % HASH_EVERY == 0 || sequence == COMMANDS) {
                    writer.hash(sequence, engine.hash());
                    writer.hash(sequence, engine.hash());
                    written.add(new JournalFiles.Entry(sequence, at, null, StateHash.hex(engine.hash())));
                }
            }
        }
        return directory;
    }

    @Test
    void itIsReadBackAsItWasWrittenAndVerifies() throws Exception {
        Path directory = write();
        assertThat(Segment.list(directory)).hasSizeGreaterThan(2);
        assertThat(JournalFiles.read(directory, 0)).isEqualTo(written);
        Verification verified = JournalVerifier.verify(directory, Progress.NONE);
        assertThat(verified.sequence()).isEqualTo(COMMANDS);
        assertThat(verified.hash()).isEqualTo(StateHash.hex(engine.hash()));
        assertThat(verified.hashesChecked()).isEqualTo(COMMANDS / HASH_EVERY + 1);
        assertThat(verified.torn()).isNull();
    }

    @Test
    void aVenueGoesOnFromIt() throws Exception {
        Path directory = write();
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            assertThat(ledger.engine().hash()).isEqualTo(engine.hash());
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), HASH_EVERY);
            assertThat(scribe.one(Tick.now()).ok()).isTrue();
            scribe.seal();
        }
        assertThat(JournalVerifier.verify(directory, Progress.NONE).sequence()).isEqualTo(COMMANDS + 1);
    }

    @Test
    void aBitThatFlipsIsDamage() throws Exception {
        Path directory = write();
        Path first = Segment.list(directory).get(0).file();
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);
        assertThatThrownBy(() -> JournalVerifier.verify(directory, Progress.NONE))
                .isInstanceOf(JournalDamaged.class);
    }

    @Test
    void aWrongHashIsFound() throws Exception {
        Path directory = folder.resolve("made");
        try (JournalWriter writer = JournalWriter.create(directory)) {
            writer.take(1, TestVenue.START_MICROS, Commands.founding().get(0));
            writer.hash(1, new byte[32]);
        }
        assertThatThrownBy(() -> JournalVerifier.verify(directory, Progress.NONE))
                .isInstanceOf(ReplayStopped.class);
    }

    @Test
    void whatIsOutOfOrderOrInTheWayIsRefused() throws Exception {
        Path directory = write();
        assertThatThrownBy(() -> JournalWriter.create(directory)).isInstanceOf(FileAlreadyExistsException.class);
        try (JournalWriter writer = JournalWriter.create(folder.resolve("other"))) {
            assertThatThrownBy(() -> writer.take(2, 0, Tick.now())).isInstanceOf(IllegalArgumentException.class);
            writer.take(1, 5, Tick.now());
            assertThatThrownBy(() -> writer.take(2, 4, Tick.now())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.hash(2, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
