package covenant.engine.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock from which the sequencer stamps. */
@FunctionalInterface
public interface VenueClock {
    /** The machine's own time. */
    VenueClock SYSTEM = () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    /** Microseconds since 1970 UTC. It may jump back; the sequencer then waits at the last stamp. Any thread may ask. */
    long nowMicros();

    /** Moves a simulated clock forward to this time; any other clock goes its own way. */
    default void advanceTo(long micros) {}

    /** How many times faster than the machine's clock it runs; 0 if it stands until it is moved. */
    default int factor() {
        return 1;
    }
}
