package covenant.ledger.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Where each field of a frame lies; the table is in the package's documentation. */
final class FrameLayout {
    static final int VERSION = 1;
    static final int HASH_KIND = 240;
    static final int HASH_BYTES = 32;

    /** A hash with the number of the state's layout behind it. */
    static final int MARKED_HASH_BYTES = HASH_BYTES + Integer.BYTES;

    static final int CRC = 0;
    static final int LENGTH = 4;
    static final int FRAME_VERSION = 8;
    static final int KIND = 9;
    static final int PAYLOAD_LENGTH = 12;
    static final int SEQUENCE = 16;
    static final int AT_MICROS = 24;
    static final int BATCH_START = 32;
    static final int HEADER = 40;

    static final int ALIGNMENT = 8;

    /** The longest frame ever written or believed. */
    static final int MAX_LENGTH = 64 << 10;

    private FrameLayout() {}

    /** The length of a frame with a payload of so many bytes. */
    static int length(int payloadBytes) {
        return (HEADER + payloadBytes + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Whether a frame can have this length. */
    static boolean isLength(int length) {
        return length >= HEADER && length <= MAX_LENGTH && length % ALIGNMENT == 0;
    }

    /** Writes a frame at the little-endian buffer's position and moves it behind the frame. */
    static void write(
            ByteBuffer out, CRC32C crc, int kind, long sequence, long atMicros, long batchStart, ByteBuffer payload) {
        int start = out.position();
        int payloadLength = payload.remaining();
        int length = length(payloadLength);
        out.putLong(start + length - ALIGNMENT, 0); // the padding, before the payload overwrites what is not
        out.putInt(start + LENGTH, length);
        out.putInt(start + FRAME_VERSION, VERSION | kind << 8);
        out.putInt(start + PAYLOAD_LENGTH, payloadLength);
        out.putLong(start + SEQUENCE, sequence);
        out.putLong(start + AT_MICROS, atMicros);
        out.putLong(start + BATCH_START, batchStart);
        out.position(start + HEADER).put(payload);
        out.putInt(start + CRC, checksum(out, start, length, crc));
        out.position(start + length);
    }

    /** The checksum of the frame at this index; leaves the buffer's position behind the frame. */
    static int checksum(ByteBuffer bytes, int start, int length, CRC32C crc) {
        int limit = bytes.limit();
        crc.reset();
        crc.update(bytes.limit(start + length).position(start + LENGTH));
        bytes.limit(limit);
        return (int) crc.getValue();
    }
}
