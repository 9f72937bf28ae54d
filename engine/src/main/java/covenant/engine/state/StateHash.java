package covenant.engine.state;

import covenant.engine.wire.WireWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the traversal of the state: equal hashes, equal venues. Sequence and clock are not part of it. */
public final class StateHash {
    private StateHash() {}

    /** The 32 bytes. */
    public static byte[] of(VenueState state) {
        MessageDigest digest = sha256();
        StateCodec.write(state, new StateCodec.Sink() {
            @Override
            public void piece(WireWriter piece) {
                digest.update(piece.written());
            }

            @Override
            public void unhashed(WireWriter piece) {
                // Its digest was in an earlier piece.
            }
        });
        return digest.digest();
    }

    /** The hash in lower-case hexadecimal. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
