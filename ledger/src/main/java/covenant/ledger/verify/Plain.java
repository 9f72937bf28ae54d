package covenant.ledger.verify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The venue's integers as people read them. */
final class Plain {
    private static final int MICRO_DECIMALS = 6;
    private static final int PPB_DECIMALS = 9;

    private Plain() {}

    /** The shortest decimal text of so many micros. */
    static String credits(long micros) {
        return decimal(micros, MICRO_DECIMALS).toPlainString();
    }

    /** A number from 0 to 1. */
    static BigDecimal probability(long ppb) {
        return decimal(ppb, PPB_DECIMALS);
    }

    private static BigDecimal decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).stripTrailingZeros();
    }

    /** ISO-8601 in UTC. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
