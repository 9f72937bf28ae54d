package covenant.engine.commitment;

import covenant.engine.wire.MalformedWire;
import java.util.Locale;

/** Where a commitment stands in its life. */
public enum CommitmentPhase {
    /** Part of a joint pledge that has not bound it. */
    OFFERED(0),
    /** In force. */
    ACTIVE(1),
    /** A verifier has found a breach; it collects its quorum, or may be challenged. */
    PROPOSED(2),
    /** The breach is contested; the verifiers rule anew. */
    CHALLENGED(3),
    /** Broken, for good. */
    BREACHED(4),
    /** Kept, for good. */
    KEPT(5),
    /** The verifiers came to no ruling. */
    DISPUTED(6),
    /** It never came into force. */
    LAPSED(7);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    CommitmentPhase(int number) {
        this.number = number;
    }

    /** The number that stands for this phase in snapshots; never reused. */
    public int number() {
        return number;
    }

    static CommitmentPhase ofNumber(int number) {
        for (CommitmentPhase phase : values()) {
            if (phase.number == number) {
                return phase;
            }
        }
        throw new MalformedWire("no phase of a commitment " + number);
    }

    /** The lower-case name used in JSON and in events. */
    public String id() {
        return id;
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return switch (this) {
            case OFFERED, ACTIVE, PROPOSED, CHALLENGED -> false;
            case BREACHED, KEPT, DISPUTED, LAPSED -> true;
        };
    }
}
