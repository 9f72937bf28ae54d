package covenant.ledger;

import covenant.engine.runtime.Halt;
import covenant.ledger.follow.FollowerOptions;
import covenant.ledger.follow.FollowerSink;
import covenant.ledger.journal.JournalOptions;
import java.util.List;

/**
 * How a ledger is kept.
 *
 * @param journal how the journal lays itself out
 * @param follower what the follower does
 * @param closeMillis how long {@link Ledger#close()} lets the follower catch up
 * @param halt ends the process when one of the ledger's threads meets what no thread survives: no memory, no stack
 */
public record LedgerOptions(JournalOptions journal, FollowerOptions follower, long closeMillis, Halt halt) {
    private static final long CLOSE_MILLIS = 10_000;

    /** What a venue runs with: no sinks yet. */
    public static LedgerOptions defaults() {
        return new LedgerOptions(JournalOptions.defaults(), FollowerOptions.defaults(), CLOSE_MILLIS, Halt.PROCESS);
    }

    /** With these sinks. Whoever made them closes them, after the ledger. */
    public LedgerOptions withSinks(FollowerSink... sinks) {
        return withFollower(new FollowerOptions(
                List.of(sinks),
                follower.snapshotEvery(),
                follower.commitEvery(),
                follower.retryMillis(),
                follower.hashInterval()));
    }

    /** With a snapshot every so many commands. */
    public LedgerOptions withSnapshotEvery(int commands) {
        return withFollower(new FollowerOptions(
                follower.sinks(), commands, follower.commitEvery(), follower.retryMillis(), follower.hashInterval()));
    }

    /** With this journal. */
    public LedgerOptions withJournal(JournalOptions newJournal) {
        return new LedgerOptions(newJournal, follower, closeMillis, halt);
    }

    /** With this follower. */
    public LedgerOptions withFollower(FollowerOptions newFollower) {
        return new LedgerOptions(journal, newFollower, closeMillis, halt);
    }

    /** With another end of the process. */
    public LedgerOptions withHalt(Halt newHalt) {
        return new LedgerOptions(journal, follower, closeMillis, newHalt);
    }
}
