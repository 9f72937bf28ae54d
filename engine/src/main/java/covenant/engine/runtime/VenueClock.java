package covenant.engine.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock from which the sequencer stamps; asked by one thread. */
@FunctionalInterface
public interface VenueClock {
    /** The machine's own time. */
    VenueClock SYSTEM = () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    /** Microseconds since 1970 UTC. It may jump back; the sequencer then waits at the last stamp. */
    long nowMicros();
}
