package covenant.ledger.journal;

import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where the journal of a directory ends, found by reading its last segment.
 *
 * @param file the last segment
 * @param position behind the last good frame
 * @param lastBatchStart offset of the first frame of the last flush; equal to the position's if the segment is empty
 * @param lastHashSequence of the state hash that is the very last frame, or -1
 * @param torn what must be cut before anything is appended, or null
 */
public record JournalEnd(
        Path file, JournalPosition position, long lastBatchStart, long lastHashSequence, TornTail torn) {

    /**
     * Reads the last segment; changes nothing.
     *
     * @return the end, or null if there is no segment
     * @throws JournalDamaged if a bad frame is followed by a good one of a later flush, or a frame is out of order
     */
    public static JournalEnd find(Path directory) throws IOException {
        List<Segment> segments = Segment.list(directory);
        if (segments.isEmpty()) {
            return null;
        }
        Segment last = segments.get(segments.size() - 1);
        try (SegmentFrames frames = new SegmentFrames(last.file())) {
            return find(last, frames);
        }
    }

    private static JournalEnd find(Segment segment, SegmentFrames frames) throws IOException {
        long offset = 0;
        long sequence = segment.firstSequence() - 1;
        long atMicros = Long.MIN_VALUE;
        long batchStart = 0;
        long hashSequence = -1;
        SegmentFrames.Verdict verdict = frames.at(0, frames.size());
        while (verdict == SegmentFrames.Verdict.GOOD) {
            Frame frame = frames.frame();
            frame.requireAfter(sequence, atMicros);
            if (!frame.isHash()) {
                sequence = frame.sequence();
                atMicros = frame.atMicros();
            }
            hashSequence = frame.isHash() ? frame.sequence() : -1;
            batchStart = frame.batchStart();
            offset += frame.length();
            verdict = frames.at(offset, frames.size());
        }
        String reason = verdict == SegmentFrames.Verdict.END ? "zeros in place of a frame" : frames.reason();
        TornTail torn = torn(frames, offset, sequence, reason);
        JournalPosition position = new JournalPosition(segment.firstSequence(), offset, sequence);
        return new JournalEnd(segment.file(), position, Math.min(batchStart, offset), hashSequence, torn);
    }

    private static TornTail torn(SegmentFrames frames, long offset, long sequence, String reason) throws IOException {
        long dirtyEnd = frames.dirtyEnd(offset);
        if (dirtyEnd == offset) {
            return null;
        }
        Frame later = frames.laterFlush(offset);
        if (later != null) {
            throw new JournalDamaged(
                    frames.file(),
                    offset,
                    sequence + 1,
                    reason + ", but a good frame of a later flush follows at offset " + later.offset() + " (sequence "
                            + later.sequence() + ")");
        }
        return new TornTail(frames.file(), offset, dirtyEnd - offset, sequence);
    }

    /** Cuts the torn end, if there is one: zeros over it, forced. */
    public void cut() throws IOException {
        if (torn == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Disk.writeZeros(channel, torn.offset(), torn.offset() + torn.bytes());
        }
    }
}
