package covenant.engine.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link WireWriter} wrote. Every method throws {@link MalformedWire} where the bytes end too early or make no sense,
 * never anything else.
 */
public final class WireReader {
    private final ByteBuffer buffer;

    /** A reader of the buffer's remaining bytes; the buffer itself does not move. */
    public WireReader(ByteBuffer bytes) {
        buffer = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads one byte, -128 to 127. */
    public int getByte() {
        return need(1).get();
    }

    /** Reads four bytes. */
    public int getInt() {
        return need(4).getInt();
    }

    /** Reads eight bytes. */
    public long getLong() {
        return need(8).getLong();
    }

    /** Reads one byte that must be 1 or 0. */
    public boolean getBoolean() {
        int x = getByte();
        if (x != 0 && x != 1) {
            throw new MalformedWire("neither true nor false: " + x);
        }
        return x == 1;
    }

    /** Reads a count, at most {@code most}, and as many longs. */
    public long[] getLongs(int most) {
        int count = count(most);
        need((long) count * 8);
        long[] xs = new long[count];
        for (int i = 0; i < count; i++) {
            xs[i] = buffer.getLong();
        }
        return xs;
    }

    /** Reads a text. */
    public String getText() {
        int length = count(Integer.MAX_VALUE);
        need(length);
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // A decoder puts U+FFFD in place of what is not UTF-8; only one that was written comes back as the same bytes.
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new MalformedWire("a text is not UTF-8");
        }
        return text;
    }

    /** Reads a count between 0 and {@code most}. */
    public int count(int most) {
        int count = getInt();
        if (count < 0 || count > most) {
            throw new MalformedWire("count " + count + " is not between 0 and " + most);
        }
        return count;
    }

    /** Whether bytes are left; appended fields of a later version are there only if so. */
    public boolean hasMore() {
        return buffer.hasRemaining();
    }

    private ByteBuffer need(long bytes) {
        if (buffer.remaining() < bytes) {
            throw new MalformedWire("ends " + (bytes - buffer.remaining()) + " bytes too early");
        }
        return buffer;
    }
}
