package covenant.api.json;

import covenant.engine.Limits;
import java.math.BigDecimal;

/** Probabilities and prices: parts per billion inside, JSON numbers outside. */
public final class Probabilities {
    private static final BigDecimal PPB = BigDecimal.valueOf(Limits.PPB);

    private Probabilities() {}

    /** The number from 0 to 1. */
    public static double number(long ppb) {
        return ppb / 1e9;
    }

    /**
     * The parts per billion of a number from 0 to 1, rounded half up.
     *
     * @throws NumberFormatException if it is outside; the message is for the client to read
     */
    public static long ppb(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            throw new NumberFormatException("is not from 0 to 1");
        }
        return number.signum() == 0 || number.precision() - (long) number.scale() < -10
                ? 0
                : number.multiply(PPB)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
