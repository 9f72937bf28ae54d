package covenant.ledger.follow;

import covenant.engine.Limits;
import java.util.List;

/**
 * What the follower does.
 *
 * @param sinks whom it feeds
 * @param snapshotEvery commands from one snapshot to the next
 * @param commitEvery commands at most from one commit of a sink to the next while it is behind; caught up, it commits at once
 * @param retryMillis first wait after a sink was unavailable; it doubles up to {@link #MAX_RETRY_MILLIS}
 * @param hashInterval {@link Limits#HASH_INTERVAL}; tests take a shorter one
 */
public record FollowerOptions(
        List<FollowerSink> sinks, int snapshotEvery, int commitEvery, long retryMillis, long hashInterval) {
    /** The longest wait between two attempts to reach a sink. */
    public static final long MAX_RETRY_MILLIS = 10_000;

    private static final int SNAPSHOT_EVERY = 250_000;
    private static final int COMMIT_EVERY = 32_768;
    private static final long RETRY_MILLIS = 100;

    public FollowerOptions {
        sinks = List.copyOf(sinks);
        if (snapshotEvery < 1 || commitEvery < 1 || hashInterval < 1) {
            throw new IllegalArgumentException("snapshots, commits and hashes come every 1 command or more");
        }
    }

    /** No sinks, a snapshot every 250,000 commands. */
    public static FollowerOptions defaults() {
        return new FollowerOptions(List.of(), SNAPSHOT_EVERY, COMMIT_EVERY, RETRY_MILLIS, Limits.HASH_INTERVAL);
    }
}
