package covenant.api.importing;

import covenant.engine.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Decimal numbers as files write them. */
final class Decimals {
    private static final int MAX_CHARS = 64;
    private static final int MAX_WHOLE_DIGITS = 12;
    private static final BigDecimal MICROS = BigDecimal.valueOf(Limits.MICROS);

    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Limits.MIN_PRIOR_PPB, 9);

    private Decimals() {}

    /** The number, or nothing if the text is not one below 10^12, so that its micros fit into a long. */
    static Optional<BigDecimal> parse(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            long wholeDigits = (long) number.precision() - number.scale();
            boolean inRange = wholeDigits <= MAX_WHOLE_DIGITS && number.scale() <= MAX_CHARS;
            return inRange ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** To the nearest micro. */
    static long micros(BigDecimal units) {
        return units.multiply(MICROS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** Whether a prior leaves each side at least one part in 10^9. */
    static boolean isPrior(BigDecimal prior) {
        return prior.compareTo(SMALLEST) >= 0 && prior.compareTo(BigDecimal.ONE.subtract(SMALLEST)) <= 0;
    }

    /** Micros as units. */
    static BigDecimal units(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    /** Parts per billion as a probability. */
    static BigDecimal probability(long ppb) {
        return BigDecimal.valueOf(ppb, 9);
    }
}
