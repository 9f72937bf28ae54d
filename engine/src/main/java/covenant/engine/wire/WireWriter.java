package covenant.engine.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes fixed little-endian layouts into a buffer that grows. Not thread-safe. */
public final class WireWriter {
    private ByteBuffer buffer;

    /** An empty writer with room for so many bytes at first. */
    public WireWriter(int capacity) {
        buffer = allocate(capacity);
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Appends one byte. */
    public void putByte(int x) {
        room(1).put((byte) x);
    }

    /** Appends four bytes. */
    public void putInt(int x) {
        room(4).putInt(x);
    }

    /** Appends eight bytes. */
    public void putLong(long x) {
        room(8).putLong(x);
    }

    /** Appends one byte, 1 or 0. */
    public void putBoolean(boolean x) {
        putByte(x ? 1 : 0);
    }

    /** Appends a count and as many longs. */
    public void putLongs(long[] xs) {
        putInt(xs.length);
        room(8 * xs.length);
        for (long x : xs) {
            buffer.putLong(x);
        }
    }

    /**
     * Appends a length in bytes and the text in UTF-8.
     *
     * @throws MalformedWire if the text holds half a surrogate pair: it could not be read back as it was
     */
    public void putText(String text) {
        int length = text.length();
        room(4 + length);
        int start = buffer.position();
        buffer.putInt(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                buffer.position(start);
                putEncoded(text);
                return;
            }
            buffer.put((byte) c);
        }
    }

    private void putEncoded(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            room(4 + bytes.remaining()).putInt(bytes.remaining()).put(bytes);
        } catch (CharacterCodingException e) {
            throw new MalformedWire("a text is not Unicode");
        }
    }

    /** What was written so far, ready to read; shares memory with this writer and is valid until the next put. */
    public ByteBuffer written() {
        return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
    }

    /** Bytes written so far. */
    public int size() {
        return buffer.position();
    }

    /** Forgets what was written. */
    public void clear() {
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer wider = allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            wider.put(buffer.flip());
            buffer = wider;
        }
        return buffer;
    }
}
