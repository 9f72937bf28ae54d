package covenant.ledger.journal;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.runtime.CommandJournal;
import covenant.engine.runtime.Halt;
import covenant.engine.state.StateCodec;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireWriter;
import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Appends to the journal. Frames gather in one direct buffer; a flush is one write and one force (two of each where it crosses into
 * the next segment). Used by one thread, except {@link #durable()} and {@link #problem()}.
 *
 * <p>Where there is no room for a next segment, commands are refused with {@link Refusal#JOURNAL_FULL} until there is. A write
 * or force that fails in room already made is another matter: nobody knows then what is on disk, it throws, and the venue
 * halts.
 */
public final class Journal implements CommandJournal {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int PAYLOAD_BYTES = 1 << 10;

    /** Kept free of commands at the end of every segment, so that a full disk cannot keep the journal from being sealed. */
    private static final int RESERVE_BYTES = 2 * FrameLayout.length(FrameLayout.MARKED_HASH_BYTES);

    private final Path directory;
    private final SegmentPreparer preparer;
    private final int maxFrameBytes;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private WireWriter payload = new WireWriter(PAYLOAD_BYTES);

    private FileChannel channel;
    private long segment;
    private long capacity;
    private long bufferStart;
    private long batchStart;
    private long lastSequence;
    private long lastAtMicros;
    private long lastHashSequence;
    private boolean closed;
    private volatile JournalPosition durable;

    private Journal(Path directory, JournalOptions options, JournalEnd end, long atMicros, Halt halt)
            throws IOException {
        this.directory = directory;
        this.maxFrameBytes = Math.min(FrameLayout.MAX_LENGTH, options.segmentBytes() / 2);
        this.channel = FileChannel.open(end.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.segment = end.position().segment();
        this.capacity = channel.size();
        this.bufferStart = end.position().offset();
        this.batchStart = bufferStart;
        this.lastSequence = end.position().sequence();
        this.lastHashSequence = end.lastHashSequence();
        this.lastAtMicros = atMicros;
        this.durable = end.position();
        this.preparer = new SegmentPreparer(
                directory, options.segmentBytes(), options.allocator(), options.retryMillis(), halt);
    }

    /** Makes the first segment of a directory that has none. */
    public static void create(Path directory, JournalOptions options) throws IOException {
        options.allocator().allocate(Segment.of(directory, 1).file(), 0, options.segmentBytes());
        Disk.forceDirectory(directory);
    }

    /**
     * Opens the journal for appending.
     *
     * @param end where it ends; a torn end must have been cut
     * @param atMicros the time of the last command
     * @param halt ends the process if the thread that prepares segments meets what no thread survives
     */
    public static Journal open(Path directory, JournalOptions options, JournalEnd end, long atMicros, Halt halt)
            throws IOException {
        try (FileChannel channel = FileChannel.open(end.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            rewriteLastFlush(channel, end);
            if (channel.size() < options.segmentBytes()) {
                options.allocator().allocate(end.file(), channel.size(), options.segmentBytes());
            }
        }
        Disk.forceDirectory(directory);
        return new Journal(directory, options, end, atMicros, halt);
    }

    /**
     * If the force of the last flush failed and halted the venue, what was read may come from memory and not be on disk, and forcing
     * again would do nothing. Writing it again makes it durable in either case.
     */
    private static void rewriteLastFlush(FileChannel channel, JournalEnd end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        long to = end.position().offset();
        for (long at = end.lastBatchStart(); at < to; at += bytes.limit()) {
            bytes.clear().limit((int) Math.min(bytes.capacity(), to - at));
            if (!Disk.read(channel, bytes, at)) {
                throw new IOException(end.file() + " became shorter while it was read");
            }
            Disk.write(channel, bytes.flip(), at);
        }
        channel.force(false);
    }

    @Override
    public Refusal stage(long sequence, long atMicros, Command command) {
        payload.clear();
        try {
            CommandCodec.encode(command, payload);
        } catch (MalformedWire e) {
            return Refusal.TEXT_INVALID;
        }
        int length = FrameLayout.length(payload.size());
        if (length > maxFrameBytes) {
            payload = new WireWriter(PAYLOAD_BYTES); // do not keep the room that an oversized command took
            return Refusal.LIMIT_EXCEEDED;
        }
        if (offset() + length + RESERVE_BYTES > capacity && !roll()) {
            return Refusal.JOURNAL_FULL;
        }
        append(command.journalKind().number(), sequence, atMicros, payload.written(), length);
        lastSequence = sequence;
        lastAtMicros = atMicros;
        lastHashSequence = -1;
        return null;
    }

    /** A hash is a check and not the truth: where there is no room at all, it is left out. */
    @Override
    public void stageHash(long sequence, byte[] hash) {
        stageHash(sequence, hash, StateCodec.VERSION);
    }

    /** The hash of a state in a certain layout, which goes with it: in another the same state has another hash. */
    void stageHash(long sequence, byte[] hash, int stateLayout) {
        int length = FrameLayout.length(FrameLayout.MARKED_HASH_BYTES);
        if (sequence == lastHashSequence || offset() + length > capacity && !roll()) {
            return;
        }
        ByteBuffer content = ByteBuffer.allocate(FrameLayout.MARKED_HASH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.put(hash).putInt(stateLayout).flip();
        append(FrameLayout.HASH_KIND, sequence, lastAtMicros, content, length);
        lastHashSequence = sequence;
    }

    private void append(int kind, long sequence, long atMicros, ByteBuffer content, int length) {
        if (buffer.remaining() < length) {
            write();
        }
        FrameLayout.write(buffer, crc, kind, sequence, atMicros, batchStart, content);
    }

    private long offset() {
        return bufferStart + buffer.position();
    }

    /** Goes on in the next segment, if there is one; the present one is complete on disk before the next has its name. */
    private boolean roll() {
        if (!preparer.awaitReady()) {
            return false;
        }
        if (lastSequence + 1 == segment) {
            throw new IllegalStateException("segment " + segment + " has no room for one command");
        }
        write();
        try {
            channel.force(false);
            Segment next = Segment.of(directory, lastSequence + 1);
            preparer.take(next);
            channel.close();
            channel = FileChannel.open(next.file(), StandardOpenOption.WRITE);
            segment = next.firstSequence();
            capacity = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not go on in its next segment", e);
        }
        bufferStart = 0;
        batchStart = 0;
        return true;
    }

    private void write() {
        try {
            buffer.flip();
            int bytes = buffer.remaining();
            Disk.write(channel, buffer, bufferStart);
            bufferStart += bytes;
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be written", e);
        }
    }

    @Override
    public void flush() {
        if (offset() == durable.offset() && segment == durable.segment()) {
            return;
        }
        write();
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be forced to disk", e);
        }
        batchStart = bufferStart;
        durable = new JournalPosition(segment, bufferStart, lastSequence);
    }

    /** Up to where everything is on disk. Any thread may ask. */
    public JournalPosition durable() {
        return durable;
    }

    /** Why there is no room for the next segment, or empty if there is. Any thread may ask. */
    public String problem() {
        return preparer.problem();
    }

    /** Closes the file and ends the preparing thread. What was staged and not flushed is lost. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        preparer.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be closed", e);
        }
    }
}
