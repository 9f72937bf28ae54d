package covenant.engine.playbook;

import covenant.engine.wire.MalformedWire;
import java.util.Locale;

/** Where a playbook stands. */
public enum PlaybookPhase {
    /** It watches its signal. */
    ARMED(1),
    /** The signal has been beyond the threshold for long enough; the owner is to respond. */
    TRIGGERED(2),
    /** The owner has seen it. */
    ACKNOWLEDGED(3),
    /** The response is done. */
    DONE(4),
    /** The time to respond has passed. */
    OVERDUE(5),
    /** Set aside, for a reason that everyone can read. */
    OVERRIDDEN(6);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    PlaybookPhase(int number) {
        this.number = number;
    }

    /** The number that stands for this phase in snapshots; never reused. */
    public int number() {
        return number;
    }

    /** The lower-case name used in JSON and in events. */
    public String id() {
        return id;
    }

    static PlaybookPhase ofNumber(int number) {
        for (PlaybookPhase phase : values()) {
            if (phase.number == number) {
                return phase;
            }
        }
        throw new MalformedWire("no phase of a playbook " + number);
    }
}
