package covenant.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Tells one venue's journal from another's: a number made from its first command and the microsecond it came. Whatever is made from a
 * journal carries it, so that it is never taken for something made from another.
 */
public final class JournalIdentity {
    /** Of a journal without a command, or of no journal. */
    public static final long NONE = 0;

    private JournalIdentity() {}

    /**
     * The identity of the journal in a directory; {@link #NONE} if there is no journal, or no command in it yet.
     *
     * @throws JournalDamaged if the journal's beginning is missing or cannot be read, though more follows
     */
    public static long of(Path directory) throws IOException {
        List<Segment> segments = Segment.list(directory);
        if (segments.isEmpty()) {
            return NONE;
        }
        Segment first = segments.get(0);
        if (first.firstSequence() != 1) {
            throw new JournalDamaged(Segment.of(directory, 1).file(), 0, 1, "the segment is missing");
        }
        try (SegmentFrames frames = new SegmentFrames(first.file())) {
            long offset = 0;
            while (frames.at(offset, frames.size()) == SegmentFrames.Verdict.GOOD) {
                Frame frame = frames.frame();
                frame.requireAfter(0, Long.MIN_VALUE);
                if (!frame.isHash()) {
                    return of(frame);
                }
                offset += frame.length();
            }
            // In the last segment it may be a torn end; JournalEnd tells that from damage.
            if (segments.size() > 1) {
                throw new JournalDamaged(first.file(), offset, 1, "the first command cannot be read");
            }
            return NONE;
        }
    }

    private static long of(Frame frame) {
        ByteBuffer stamp = ByteBuffer.allocate(1 + Long.BYTES);
        stamp.put((byte) frame.kind()).putLong(frame.atMicros()).flip();
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        digest.update(stamp);
        digest.update(frame.payload().duplicate());
        long identity = ByteBuffer.wrap(digest.digest()).getLong();
        return identity == NONE ? 1 : identity;
    }
}
