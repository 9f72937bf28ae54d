package covenant.api.venue;

import covenant.engine.Limits;
import covenant.engine.core.Engine;
import covenant.engine.runtime.SimulatedClock;
import covenant.engine.runtime.VenueClock;

/**
 * How a venue's time passes: by the machine's clock, or by one that its operator moves. A venue is founded in one of the two and stays in it.
 *
 * @param kept whether the venue's own mode is meant, whatever it is; a new venue then runs by the machine's clock
 * @param simulated whether the clock is simulated, if not {@code kept}
 * @param factor how many times faster than the machine's a simulated clock runs; 0 if it stands until it is moved
 */
public record ClockMode(boolean kept, boolean simulated, int factor) {
    /** As the venue was founded. */
    public static final ClockMode KEPT = new ClockMode(true, false, 0);

    /** The machine's clock. */
    public static final ClockMode SYSTEM = new ClockMode(false, false, 1);

    private static final String SIMULATED = "simulated";

    public ClockMode {
        if (factor < 0 || factor > Limits.MAX_CLOCK_FACTOR) {
            throw new IllegalArgumentException("the factor is a whole number from 0 to " + Limits.MAX_CLOCK_FACTOR);
        }
    }

    /** A simulated clock. */
    public static ClockMode simulated(int factor) {
        return new ClockMode(false, true, factor);
    }

    /**
     * What {@code system}, {@code simulated} or {@code simulated:3600} stands for.
     *
     * @throws IllegalArgumentException saying what it may be
     */
    public static ClockMode of(String text) {
        if (text.equals("system")) {
            return SYSTEM;
        }
        if (text.equals(SIMULATED)) {
            return simulated(0);
        }
        if (text.matches(SIMULATED + ":[0-9]{1,9}")) {
            return simulated(Integer.parseInt(text.substring(SIMULATED.length() + 1)));
        }
        throw new IllegalArgumentException(
                "a clock is system, simulated or simulated:FACTOR, FACTOR being a whole number, not " + text);
    }

    /** Whether a venue in this mode is to be founded with a simulated clock. */
    boolean founds() {
        return simulated && !kept;
    }

    /**
     * The clock for a venue as it was recovered.
     *
     * @param system the machine's
     * @throws ClockMismatch if the venue was founded in the other mode
     */
    VenueClock clock(Engine engine, VenueClock system) {
        boolean isNew = engine.state().name().isEmpty();
        boolean founded = engine.state().simulatedClock();
        if (!isNew && !kept && simulated != founded) {
            throw new ClockMismatch(founded);
        }
        boolean wanted = isNew ? founds() : founded;
        long start = isNew ? system.nowMicros() : engine.atMicros();
        return wanted ? new SimulatedClock(start, factor) : system;
    }
}
