package covenant.ledger.journal;

import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.command.CommandKind;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * One frame whose checksum was right.
 *
 * @param file the segment it was read from
 * @param offset where it begins there
 * @param length its bytes, padding included
 * @param version of its layout; if it is not this program's, no field but file, offset and length can be believed
 * @param kind number of a {@link CommandKind}, or of a state hash
 * @param sequence of the command, or of the last command that the hashed state contains
 * @param atMicros the venue's time
 * @param batchStart offset in the file of the first frame of the same flush
 * @param payload the content; valid until the next frame is read
 */
public record Frame(
        Path file,
        long offset,
        int length,
        int version,
        int kind,
        long sequence,
        long atMicros,
        long batchStart,
        ByteBuffer payload) {

    /** Whether it holds a state hash in place of a command. */
    public boolean isHash() {
        return kind == FrameLayout.HASH_KIND;
    }

    /** The state hash. */
    public byte[] hash() {
        byte[] hash = new byte[FrameLayout.HASH_BYTES];
        payload.duplicate().get(hash);
        return hash;
    }

    /** The layout of the state that was hashed; 0 if the hash was written before it was told with it. */
    public int stateLayout() {
        boolean told = payload.remaining() >= FrameLayout.MARKED_HASH_BYTES;
        return told
                ? payload.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(payload.position() + FrameLayout.HASH_BYTES)
                : 0;
    }

    /**
     * The command.
     *
     * @throws JournalDamaged if the content is not one, or has fields this program does not know
     */
    public Command command() {
        WireReader in = new WireReader(payload);
        Command command;
        try {
            command = CommandCodec.decode(CommandKind.ofNumber(kind), in);
        } catch (MalformedWire e) {
            throw new JournalDamaged(file, offset, sequence, "not a command: " + e.getMessage());
        }
        if (in.hasMore()) {
            throw new JournalDamaged(
                    file, offset, sequence, "the command has fields that this version does not know; use a newer one");
        }
        return command;
    }

    /** Refuses what a right checksum does not excuse: an unknown layout or kind, a sequence or a time out of order. */
    void requireAfter(long lastSequence, long lastAtMicros) {
        if (version != FrameLayout.VERSION) {
            throw new JournalDamaged(
                    file,
                    offset,
                    lastSequence + 1,
                    "frame of version " + version + ", this program reads version " + FrameLayout.VERSION);
        }
        if (isHash()) {
            requireHash(lastSequence);
            return;
        }
        if (CommandKind.ofNumber(kind) == null) {
            throw new JournalDamaged(file, offset, sequence, "unknown kind " + kind);
        }
        if (sequence != lastSequence + 1) {
            throw new JournalDamaged(file, offset, sequence, "gap: sequence " + (lastSequence + 1) + " should be here");
        }
        if (atMicros < lastAtMicros) {
            throw new JournalDamaged(
                    file,
                    offset,
                    sequence,
                    "time " + atMicros + " is before that of the last command, " + lastAtMicros);
        }
    }

    private void requireHash(long lastSequence) {
        int bytes = payload.remaining();
        if (bytes != FrameLayout.HASH_BYTES && bytes != FrameLayout.MARKED_HASH_BYTES) {
            throw new JournalDamaged(file, offset, sequence, "a hash of " + bytes + " bytes");
        }
        if (sequence > lastSequence) {
            throw new JournalDamaged(
                    file, offset, sequence, "the hash of a sequence that is not there yet; last is " + lastSequence);
        }
    }
}
