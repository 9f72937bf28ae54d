package covenant.ledger.journal;

import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.state.StateCodec;
import covenant.engine.wire.WireWriter;
import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes a journal of commands that were carried out elsewhere, such as those of a replay or of a run in the lab, into a folder of its own.
 * What comes of it is verified, replayed, and opened by a venue like any other. Nothing is acknowledged on the way, so it is forced to disk
 * once, at the end: before {@link #close()} returns, nothing is promised.
 */
public final class JournalWriter implements ReplayOutput, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final long SEGMENT_BYTES = 64 << 20;

    private final Path directory;
    private final long segmentBytes;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final WireWriter payload = new WireWriter(1 << 10);
    private FileChannel channel;
    private long written;
    private long lastSequence;
    private long lastAtMicros = Long.MIN_VALUE;
    private long hashedSequence;

    private JournalWriter(Path directory, long segmentBytes) throws IOException {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.channel = segment(1);
    }

    /**
     * Begins a journal; the folder is made where it is missing, for its owner only, as a venue's is.
     *
     * @throws FileAlreadyExistsException if a journal is there already
     */
    public static JournalWriter create(Path directory) throws IOException {
        return create(directory, SEGMENT_BYTES);
    }

    /** The same with segments of so many bytes at most. */
    static JournalWriter create(Path directory, long segmentBytes) throws IOException {
        Disk.createOwnDirectory(directory);
        if (!Segment.list(directory).isEmpty()) {
            throw new FileAlreadyExistsException(directory + " has a journal in it");
        }
        return new JournalWriter(directory, segmentBytes);
    }

    private FileChannel segment(long firstSequence) throws IOException {
        return FileChannel.open(
                Segment.of(directory, firstSequence).file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Adds a command.
     *
     * @param sequence one more than the last; the first is 1
     * @param atMicros not before the last
     * @throws IllegalArgumentException if the envelope is out of order, or the command is too large for a journal
     * @throws UncheckedIOException if it cannot be written
     */
    @Override
    public void take(long sequence, long atMicros, Command command) {
        if (sequence != lastSequence + 1 || atMicros < lastAtMicros) {
            throw new IllegalArgumentException(
                    "command " + sequence + " at " + atMicros + " after " + lastSequence + " at " + lastAtMicros);
        }
        payload.clear();
        CommandCodec.encode(command, payload);
        if (FrameLayout.length(payload.size()) > FrameLayout.MAX_LENGTH) {
            throw new IllegalArgumentException("command " + sequence + " is too large: " + payload.size() + " bytes");
        }
        lastAtMicros = atMicros;
        append(command.journalKind().number(), sequence, payload.written());
        lastSequence = sequence;
    }

    /**
     * Adds the hash of the state after the last command; a second one there is left out.
     *
     * @throws IllegalArgumentException if it is of another command
     */
    @Override
    public void hash(long sequence, byte[] hash) {
        if (sequence != lastSequence) {
            throw new IllegalArgumentException("the hash of " + sequence + " after command " + lastSequence);
        }
        if (hashedSequence == sequence) {
            return;
        }
        ByteBuffer content = ByteBuffer.allocate(FrameLayout.MARKED_HASH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.put(hash).putInt(StateCodec.VERSION).flip();
        append(FrameLayout.HASH_KIND, sequence, content);
        hashedSequence = sequence;
    }

    private void append(int kind, long sequence, ByteBuffer content) {
        int length = FrameLayout.length(content.remaining());
        try {
            if (length > buffer.remaining()) {
                write();
            }
            boolean isFull = written + buffer.position() + length > segmentBytes;
            if (isFull && kind != FrameLayout.HASH_KIND && written + buffer.position() > 0) {
                seal();
                channel = segment(sequence);
                written = 0;
            }
            // What is written at once counts as one flush, so that damage is told from a torn end as in a venue's
            // journal.
            FrameLayout.write(buffer, crc, kind, sequence, lastAtMicros, written, content);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + directory + " could not be written", e);
        }
    }

    private void write() throws IOException {
        buffer.flip();
        int bytes = buffer.remaining();
        Disk.write(channel, buffer, written);
        written += bytes;
        buffer.clear();
    }

    private void seal() throws IOException {
        write();
        channel.force(true);
        channel.close();
    }

    /** Ends the journal, durably. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            seal();
            Disk.forceDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + directory + " could not be ended", e);
        }
    }
}
