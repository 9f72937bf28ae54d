package covenant.ledger.verify;

import covenant.engine.Plain;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times and probabilities of the journal as JSON shows them. */
final class JsonValues {
    private JsonValues() {}

    /** A number from 0 to 1. */
    static BigDecimal probability(long ppb) {
        return new BigDecimal(Plain.probability(ppb));
    }

    /** ISO-8601, such as {@code PT72H}. */
    static String duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS).toString();
    }

    /** ISO-8601 in UTC. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
