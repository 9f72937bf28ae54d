package covenant.ledger.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the journal in order, from one segment into the next, and believes nothing that is not in order. */
public final class JournalReader implements Closeable {
    private final Path directory;
    private final long after;
    private Segment segment;
    private SegmentFrames frames;
    private long offset;
    private long sequence;
    private long atMicros = Long.MIN_VALUE;

    private JournalReader(Path directory, Segment segment, long after) throws IOException {
        this.directory = directory;
        this.after = after;
        this.segment = segment;
        this.frames = new SegmentFrames(segment.file());
        this.sequence = segment.firstSequence() - 1;
    }

    /**
     * A reader that stands just behind the command with this sequence; 0 for the beginning. The segment is found by its name,
     * frames before the place are checked and skipped.
     *
     * @throws JournalDamaged if no segment can hold the next command
     */
    public static JournalReader after(Path directory, long sequence) throws IOException {
        List<Segment> segments = Segment.list(directory);
        Segment found = null;
        for (Segment segment : segments) {
            if (segment.firstSequence() <= sequence + 1) {
                found = segment;
            }
        }
        if (found == null) {
            throw missing(Segment.of(directory, 1), 1, segments);
        }
        return new JournalReader(directory, found, sequence);
    }

    /**
     * The next frame, or null if it does not end at or before the limit.
     *
     * @param limit a position up to which the journal is known to be good
     * @throws JournalDamaged if something before the limit is not a frame in its order
     */
    public Frame next(JournalPosition limit) throws IOException {
        while (true) {
            boolean inLast = segment.firstSequence() >= limit.segment();
            long bound = inLast ? limit.offset() : frames.size();
            if (inLast && offset >= bound) {
                return null;
            }
            switch (frames.at(offset, bound)) {
                case GOOD -> {
                    Frame frame = accept(frames.frame());
                    if (frame != null) {
                        return frame;
                    }
                }
                case END -> roll(inLast);
                case BAD -> throw damaged(frames.reason());
            }
        }
    }

    private Frame accept(Frame frame) {
        frame.requireAfter(sequence, atMicros);
        offset += frame.length();
        boolean wanted = sequence >= after;
        if (!frame.isHash()) {
            sequence = frame.sequence();
            atMicros = frame.atMicros();
            wanted = sequence > after;
        }
        return wanted ? frame : null;
    }

    private void roll(boolean inLast) throws IOException {
        if (inLast) {
            throw damaged("zeros in place of a frame");
        }
        Segment next = Segment.of(directory, sequence + 1);
        if (!Files.exists(next.file())) {
            throw missing(next, sequence + 1, Segment.list(directory));
        }
        frames.close();
        frames = new SegmentFrames(next.file());
        segment = next;
        offset = 0;
    }

    private static JournalDamaged missing(Segment expected, long sequence, List<Segment> segments) {
        String there = "none follows";
        for (Segment segment : segments) {
            if (segment.firstSequence() > sequence) {
                there = "the next one there is " + segment.file().getFileName();
                break;
            }
        }
        return new JournalDamaged(expected.file(), 0, sequence, "the segment is missing; " + there);
    }

    private JournalDamaged damaged(String what) {
        return new JournalDamaged(segment.file(), offset, sequence + 1, what);
    }

    /** The sequence of the last command read or skipped. */
    public long sequence() {
        return sequence;
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
