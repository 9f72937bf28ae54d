package covenant.engine.state;

import covenant.engine.wire.MalformedWire;
import java.util.Locale;

/** Where a market stands in its life. */
public enum Phase {
    /** Trading. The condition may be settled already. */
    OPEN(0),
    /** Its closing time has passed; it waits to be settled. */
    CLOSED(1),
    /** The outcome is known, everyone was paid. */
    SETTLED(2),
    /** It never was. */
    VOIDED(3),
    /** Its opening time has not come. */
    PENDING(4);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    Phase(int number) {
        this.number = number;
    }

    /** The number that stands for this phase in snapshots; never reused. */
    public int number() {
        return number;
    }

    static Phase ofNumber(int number) {
        for (Phase phase : values()) {
            if (phase.number == number) {
                return phase;
            }
        }
        throw new MalformedWire("no phase " + number);
    }

    /** The lower-case name used in JSON. */
    public String id() {
        return id;
    }

    /** Whether money still depends on it. */
    public boolean isLive() {
        return this == OPEN || this == CLOSED || this == PENDING;
    }
}
