package covenant.ledger.follow;

/**
 * How the follower is.
 *
 * @param state in a word
 * @param sequence up to which its own engine has come
 * @param committedSequence up to which every sink is durable
 * @param durableSequence up to which the journal is on disk
 * @param reason why it is behind or failed, or what else is wrong; empty if nothing is
 */
public record FollowerHealth(State state, long sequence, long committedSequence, long durableSequence, String reason) {
    /** The follower's state in a word. */
    public enum State {
        /** Not started yet, or closed. */
        STOPPED,
        /** It keeps up. */
        RUNNING,
        /** It is catching up, or a sink is unavailable and tried again; trading is not affected. */
        BEHIND,
        /** It found a divergence or a bug and has stopped; a person must look. Trading is not affected, history is stale. */
        FAILED
    }
}
