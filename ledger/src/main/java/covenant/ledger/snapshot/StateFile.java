package covenant.ledger.snapshot;

import covenant.engine.state.StateCodec;
import covenant.engine.state.VenueState;
import covenant.engine.wire.WireWriter;
import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Writes a state into a file, piece by piece, and hashes it as it goes. */
final class StateFile {
    private static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final MessageDigest sha256 = sha256();
    private long offset;
    private long bytes;

    StateFile(FileChannel channel, long offset) {
        this.channel = channel;
        this.offset = offset;
    }

    void write(VenueState state) throws IOException {
        try {
            StateCodec.write(state, this::piece);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        drain();
        if (bytes > Integer.MAX_VALUE) {
            throw new IOException("a state of " + bytes + " bytes is more than a snapshot can hold");
        }
    }

    private void piece(WireWriter piece) {
        ByteBuffer content = piece.written();
        sha256.update(content.duplicate());
        bytes += content.remaining();
        try {
            if (content.remaining() > buffer.remaining()) {
                drain();
            }
            if (content.remaining() > buffer.capacity()) {
                int length = content.remaining();
                Disk.write(channel, content, offset);
                offset += length;
            } else {
                buffer.put(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        int length = buffer.remaining();
        Disk.write(channel, buffer, offset);
        offset += length;
        buffer.clear();
    }

    long bytes() {
        return bytes;
    }

    byte[] hash() {
        return sha256.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
