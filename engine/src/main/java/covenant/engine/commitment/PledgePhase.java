package covenant.engine.commitment;

import covenant.engine.wire.MalformedWire;
import java.util.Locale;

/** Where a joint pledge stands in its life. */
public enum PledgePhase {
    /** Too few have signed yet. */
    OPEN(0),
    /** Enough have signed: it binds whoever has, and whoever still does until its date. */
    BOUND(1),
    /** Its date came before enough had signed. */
    FAILED(2);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    PledgePhase(int number) {
        this.number = number;
    }

    /** The number that stands for this phase in snapshots; never reused. */
    public int number() {
        return number;
    }

    static PledgePhase ofNumber(int number) {
        for (PledgePhase phase : values()) {
            if (phase.number == number) {
                return phase;
            }
        }
        throw new MalformedWire("no phase of a pledge " + number);
    }

    /** The lower-case name used in JSON. */
    public String id() {
        return id;
    }
}
