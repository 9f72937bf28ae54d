package covenant.api.endpoint.venue;

import covenant.ledger.follow.FollowerHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * How the venue is.
 *
 * @param status {@code starting}, {@code up}, {@code stopping} or {@code halted}
 * @param sequence up to which everything is carried out
 * @param simulatedClock whether the venue's clock is simulated
 * @param journalProblem why the journal will soon have no room; empty if it has
 * @param ringFull whether a command sent now would be turned away
 * @param projection how far the history has read, and how it is
 */
public record Health(
        String status,
        long sequence,
        boolean simulatedClock,
        String journalProblem,
        boolean ringFull,
        FollowerHealth projection) {
    /** It takes commands. */
    public static final String UP = "up";

    /** It answers, and is not founded yet. */
    public static final String STARTING = "starting";

    /** It answers what it took and takes nothing more. */
    public static final String STOPPING = "stopping";

    /** Its core has failed. */
    public static final String HALTED = "halted";

    /** All that it can be. */
    public static final List<String> STATUSES = List.of(STARTING, UP, STOPPING, HALTED);

    /** How far the history may be behind before it is worth a warning. */
    private static final long LAG_TOLERATED = 10_000;

    /** Why it takes no commands now, in stable words; empty if it does. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (!status.equals(UP)) {
            reasons.add(status);
        }
        if (!journalProblem.isEmpty()) {
            reasons.add("journal-has-no-room");
        }
        if (ringFull) {
            reasons.add("ring-full");
        }
        return reasons;
    }

    /** What is not well though it takes commands. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (projection.state() == FollowerHealth.State.FAILED) {
            warnings.add("projection-failed");
        } else if (projection.state() != FollowerHealth.State.STOPPED && lag() > LAG_TOLERATED) {
            warnings.add("projection-behind");
        }
        return warnings;
    }

    /** Commands that the history has still to read. */
    public long lag() {
        return Math.max(0, sequence - projection.committedSequence());
    }
}
