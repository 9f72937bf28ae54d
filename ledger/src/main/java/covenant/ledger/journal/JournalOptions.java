package covenant.ledger.journal;

/**
 * How the journal lays itself out.
 *
 * @param segmentBytes length of a new segment, at least {@link #MIN_SEGMENT_BYTES}
 * @param allocator makes their room
 * @param retryMillis how long to wait before asking again for room that was not there
 */
public record JournalOptions(int segmentBytes, SegmentAllocator allocator, long retryMillis) {
    /** Room for a few small frames; larger commands need larger segments. */
    public static final int MIN_SEGMENT_BYTES = 1 << 10;

    private static final int SEGMENT_BYTES = 64 << 20;
    private static final long RETRY_MILLIS = 250;

    public JournalOptions {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes % FrameLayout.ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "a segment has a multiple of 8 bytes, at least " + MIN_SEGMENT_BYTES + ", not " + segmentBytes);
        }
    }

    /** Segments of 64 MiB, asked for again after a quarter of a second. */
    public static JournalOptions defaults() {
        return new JournalOptions(SEGMENT_BYTES, SegmentAllocator.ZEROS, RETRY_MILLIS);
    }

    /** With segments of this length. */
    public JournalOptions withSegmentBytes(int bytes) {
        return new JournalOptions(bytes, allocator, retryMillis);
    }

    /** With room made by this allocator. */
    public JournalOptions withAllocator(SegmentAllocator newAllocator) {
        return new JournalOptions(segmentBytes, newAllocator, retryMillis);
    }
}
