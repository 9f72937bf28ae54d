package covenant.engine.state;

import covenant.engine.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A state as the bytes that are hashed and saved, and back. */
final class Traversal {
    private Traversal() {}

    static byte[] of(VenueState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(state, piece -> {
            byte[] part = new byte[piece.size()];
            piece.written().get(part);
            bytes.writeBytes(part);
        });
        return bytes.toByteArray();
    }

    static VenueState read(byte[] bytes) {
        return StateCodec.read(new WireReader(ByteBuffer.wrap(bytes)));
    }
}
