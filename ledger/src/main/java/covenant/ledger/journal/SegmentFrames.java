package covenant.ledger.journal;

import covenant.ledger.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Reads the frames of one segment through a window that slides over the file. Never reads behind the bound it is given. */
final class SegmentFrames implements Closeable {
    private static final int WINDOW = 4 * FrameLayout.MAX_LENGTH;

    /** What stands at an offset. */
    enum Verdict {
        /** A frame whose checksum is right; {@link #frame()} has it. */
        GOOD,
        /** Zeros, or the bound. */
        END,
        /** Neither; {@link #reason()} says what. */
        BAD
    }

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window =
            ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final CRC32C crc = new CRC32C();
    private long windowStart;
    private Frame frame;
    private String reason = "";

    SegmentFrames(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    Frame frame() {
        return frame;
    }

    String reason() {
        return reason;
    }

    /** Looks at the frame that begins at this offset and ends at or before the bound. */
    Verdict at(long offset, long bound) throws IOException {
        long available = Math.min(bound, size) - offset;
        if (available <= 0) {
            return Verdict.END;
        }
        if (available < FrameLayout.HEADER) {
            load(offset, (int) available, bound);
            return bad("the file ends inside a frame's header");
        }
        int start = load(offset, FrameLayout.HEADER, bound);
        int length = window.getInt(start + FrameLayout.LENGTH);
        if (length == 0 && window.getInt(start + FrameLayout.CRC) == 0) {
            return Verdict.END;
        }
        if (!FrameLayout.isLength(length)) {
            return bad("a frame cannot have " + length + " bytes");
        }
        if (length > available) {
            return bad("the file ends inside a frame of " + length + " bytes");
        }
        start = load(offset, length, bound);
        if (FrameLayout.checksum(window, start, length, crc) != window.getInt(start + FrameLayout.CRC)) {
            return bad("the checksum does not match");
        }
        return good(offset, start, length);
    }

    private Verdict good(long offset, int start, int length) {
        int payloadLength = window.getInt(start + FrameLayout.PAYLOAD_LENGTH);
        int version = window.get(start + FrameLayout.FRAME_VERSION) & 0xFF;
        boolean known = version == FrameLayout.VERSION;
        if (known && (payloadLength < 0 || FrameLayout.length(payloadLength) != length)) {
            return bad("a payload of " + payloadLength + " bytes in a frame of " + length);
        }
        frame = new Frame(
                file,
                offset,
                length,
                version,
                window.get(start + FrameLayout.KIND) & 0xFF,
                window.getLong(start + FrameLayout.SEQUENCE),
                window.getLong(start + FrameLayout.AT_MICROS),
                window.getLong(start + FrameLayout.BATCH_START),
                known ? window.slice(start + FrameLayout.HEADER, payloadLength) : window.slice(start, length));
        return Verdict.GOOD;
    }

    private Verdict bad(String why) {
        reason = why;
        return Verdict.BAD;
    }

    /** The offset behind the last byte from here on that is not zero, or the given offset if all are. */
    long dirtyEnd(long from) throws IOException {
        long end = from;
        for (long at = from; at < size; at += WINDOW) {
            int bytes = (int) Math.min(WINDOW, size - at);
            int start = load(at, bytes, size);
            for (int i = bytes - 1; i >= 0; i--) {
                if (window.get(start + i) != 0) {
                    end = at + i + 1;
                    break;
                }
            }
        }
        return end;
    }

    /** The first good frame behind this offset that belongs to a later flush than whatever stands at it; null if none does. */
    Frame laterFlush(long offset) throws IOException {
        long from = offset + FrameLayout.ALIGNMENT;
        for (long at = from; at + FrameLayout.HEADER <= size; at += FrameLayout.ALIGNMENT) {
            int start = load(at, FrameLayout.HEADER, size);
            if (FrameLayout.isLength(window.getInt(start + FrameLayout.LENGTH))
                    && at(at, size) == Verdict.GOOD
                    && frame.batchStart() > offset) {
                return frame;
            }
        }
        return null;
    }

    /** Brings so many bytes from this offset into the window; returns where in it they begin. */
    private int load(long offset, int bytes, long bound) throws IOException {
        if (offset < windowStart || offset + bytes > windowStart + window.limit()) {
            int wanted = (int) Math.min(WINDOW, Math.min(bound, size) - offset);
            window.clear().limit(wanted);
            windowStart = offset;
            if (!Disk.read(channel, window, offset)) {
                throw new IOException(file + " became shorter while it was read");
            }
        }
        return (int) (offset - windowStart);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
