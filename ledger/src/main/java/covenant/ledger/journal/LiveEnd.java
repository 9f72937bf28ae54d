package covenant.ledger.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the journal of a running venue ends, seen from outside while it goes on being written. A frame that is half there is looked at again: unlike a
 * torn end it is whole a moment later.
 */
public final class LiveEnd {
    private static final int TRIES = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private LiveEnd() {}

    /**
     * Behind the last whole frame; everything before it is on disk when this returns, and all that had been answered when it was called is before
     * it. Changes nothing.
     *
     * @throws JournalDamaged if there is no journal, or what stands there stays something else than a frame
     */
    public static JournalPosition find(Path directory) throws IOException {
        List<Segment> segments = Segment.list(directory);
        if (segments.isEmpty()) {
            throw new JournalDamaged(directory, 0, 1, "there is no journal here");
        }
        Segment last = segments.get(segments.size() - 1);
        JournalPosition end = read(last);
        for (int i = 0; i < TRIES; i++) {
            if (isBoundary(last, end)) {
                force(last);
                return end;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new JournalDamaged(
                last.file(),
                end.offset(),
                end.sequence() + 1,
                "no frame stands here, and none comes, but more follows");
    }

    private static JournalPosition read(Segment segment) throws IOException {
        long offset = 0;
        long sequence = segment.firstSequence() - 1;
        long atMicros = Long.MIN_VALUE;
        try (SegmentFrames frames = new SegmentFrames(segment.file())) {
            while (frames.at(offset, frames.size()) == SegmentFrames.Verdict.GOOD) {
                Frame frame = frames.frame();
                frame.requireAfter(sequence, atMicros);
                if (!frame.isHash()) {
                    sequence = frame.sequence();
                    atMicros = frame.atMicros();
                }
                offset += frame.length();
            }
        }
        return new JournalPosition(segment.firstSequence(), offset, sequence);
    }

    /** Whether nothing follows, or a whole frame does. */
    private static boolean isBoundary(Segment segment, JournalPosition end) throws IOException {
        try (SegmentFrames frames = new SegmentFrames(segment.file())) {
            return switch (frames.at(end.offset(), frames.size())) {
                case GOOD -> true;
                case END -> frames.dirtyEnd(end.offset()) == end.offset();
                case BAD -> false;
            };
        }
    }

    /** The venue may have written it and not yet have forced it. */
    private static void force(Segment segment) throws IOException {
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
            channel.force(false);
        }
    }
}
