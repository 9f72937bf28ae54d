package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.command.Tick;
import covenant.engine.wire.WireWriter;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is not what was written is refused with its place named, and is not touched. */
class DamageTest {
    @TempDir
    Path directory;

    private final CRC32C crc = new CRC32C();

    private Path write(List<Command> commands) throws IOException {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            for (int i = 0; i < commands.size(); i++) {
                journal.stage(i + 1, i, commands.get(i));
                journal.flush();
            }
        }
        return directory.resolve(JournalFiles.name(1));
    }

    @Test
    void everyFlippedBitOfAnEarlierRecordIsFoundAndNamed() throws Exception {
        Path segment = write(Commands.oneOfEach().subList(0, 8));
        long from;
        long to;
        JournalEnd end = JournalEnd.find(directory);
        try (JournalReader reader = JournalReader.after(directory, 2)) {
            from = reader.next(end.position()).offset();
            to = reader.next(end.position()).offset();
        }
        for (long offset = from; offset < to; offset++) {
            for (int bit = 0; bit < 8; bit++) {
                JournalFiles.flip(segment, offset, bit);
                assertThatThrownBy(() -> JournalEnd.find(directory))
                        .as("bit %d of byte %d", bit, offset - from)
                        .isInstanceOf(JournalDamaged.class)
                        .hasMessageStartingWith(segment.getFileName() + " at offset " + from + ", sequence 3: ");
                JournalFiles.flip(segment, offset, bit);
            }
        }
        assertThat(JournalFiles.commands(directory)).hasSize(8);
    }

    @Test
    void aFlippedBitInAnOlderSegmentIsFoundWhenItIsRead() throws Exception {
        Path segment = write(new Commands(3).some(150));
        assertThat(Segment.list(directory)).hasSizeGreaterThan(3);
        JournalFiles.flip(segment, 100, 2);
        assertThatThrownBy(() -> JournalFiles.read(directory, 0))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining(segment.getFileName().toString())
                .hasMessageContaining("the checksum does not match");
    }

    @Test
    void aMissingSegmentIsNamed() throws Exception {
        write(new Commands(3).some(150));
        List<Segment> segments = Segment.list(directory);
        Files.delete(segments.get(1).file());
        assertThatThrownBy(() -> JournalFiles.read(directory, 0))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining(segments.get(1).file().getFileName().toString())
                .hasMessageContaining("sequence " + segments.get(1).firstSequence())
                .hasMessageContaining("missing; the next one there is "
                        + segments.get(2).file().getFileName());
        Files.delete(segments.get(0).file());
        assertThatThrownBy(() -> JournalFiles.read(directory, 0))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining(JournalFiles.name(1))
                .hasMessageContaining("missing");
    }

    /** A frame with a right checksum, whatever is in it. */
    private byte[] frame(int version, int kind, long sequence, long atMicros, ByteBuffer payload) {
        ByteBuffer out = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);
        FrameLayout.write(out, crc, kind, sequence, atMicros, 0, payload);
        int length = out.position();
        out.put(FrameLayout.FRAME_VERSION, (byte) version);
        out.putInt(FrameLayout.CRC, FrameLayout.checksum(out, 0, length, crc));
        byte[] bytes = new byte[length];
        out.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer tick() {
        WireWriter out = new WireWriter(64);
        CommandCodec.encode(Tick.now(), out);
        return out.written();
    }

    private static ByteBuffer tickWithMore() {
        WireWriter out = new WireWriter(64);
        CommandCodec.encode(Tick.now(), out);
        out.putLong(1);
        return out.written();
    }

    /** One tick at sequence 1, time 100, and then this frame. */
    private void assertRefused(byte[] frame, long sequence, String what) throws IOException {
        byte[] first = frame(1, 12, 1, 100, tick());
        byte[] file = new byte[4_096];
        System.arraycopy(first, 0, file, 0, first.length);
        System.arraycopy(frame, 0, file, first.length, frame.length);
        Files.write(directory.resolve(JournalFiles.name(1)), file);
        assertThatThrownBy(() -> JournalFiles.commands(directory))
                .isInstanceOf(JournalDamaged.class)
                .hasMessage(
                        JournalFiles.name(1) + " at offset " + first.length + ", sequence " + sequence + ": " + what);
    }

    @Test
    void aRightChecksumExcusesNothing() throws Exception {
        assertRefused(frame(2, 12, 2, 100, tick()), 2, "frame of version 2, this program reads version 1");
        assertRefused(frame(1, 99, 2, 100, tick()), 2, "unknown kind 99");
        assertRefused(frame(1, 0, 2, 100, tick()), 2, "unknown kind 0");
        assertRefused(frame(1, 12, 3, 100, tick()), 3, "gap: sequence 2 should be here");
        assertRefused(frame(1, 12, 1, 100, tick()), 1, "gap: sequence 2 should be here");
        assertRefused(frame(1, 12, 2, 99, tick()), 2, "time 99 is before that of the last command, 100");
        assertRefused(frame(1, 240, 1, 100, ByteBuffer.allocate(31)), 1, "a hash of 31 bytes");
        assertRefused(
                frame(1, 240, 2, 100, ByteBuffer.allocate(32)),
                2,
                "the hash of a sequence that is not there yet; last is 1");
        assertRefused(frame(1, 7, 2, 100, tick()), 2, "not a command: ends 4 bytes too early");
        assertRefused(
                frame(1, 12, 2, 100, tickWithMore()),
                2,
                "the command has fields that this version does not know; use a newer one");
    }
}
