package covenant.engine.pricing;

/**
 * The only way out of doubles. Money that a trader pays is rounded up, money he receives down, after widening by a bound on the
 * floating-point error, so that a rounded cost is never below the exact one.
 */
public final class Rounding {
    /** Unit roundoff of a double. */
    public static final double UNIT = 0x1p-53;

    private Rounding() {}

    /**
     * The cost in whole micros, never below the exact cost. A negative cost is money received; rounding it up rounds what is
     * received down.
     *
     * @param costMicros as computed
     * @param relativeError bound on |computed - exact| / |computed|
     */
    public static long costMicros(double costMicros, double relativeError) {
        return (long) StrictMath.ceil(costMicros + StrictMath.abs(costMicros) * relativeError);
    }

    /**
     * A debt {@code b ln p} of the maker in whole micros, never above the exact one, so that the maker's cost function starts at or
     * below zero.
     *
     * @param debtMicros as computed from a p that is itself rounded, which moves the debt by up to a unit roundoff of b
     */
    public static long debtMicros(double debtMicros, double bMicros) {
        return (long) StrictMath.floor(debtMicros - (StrictMath.abs(debtMicros) * 8 + bMicros * 2) * UNIT);
    }

    /** Shares in whole micros, towards zero. */
    public static long sharesMicros(double sharesMicros) {
        return (long) sharesMicros;
    }

    /** An expectation of money in whole micros, rounded down; nobody pays by it. */
    public static long worthMicros(double worthMicros) {
        return (long) StrictMath.floor(worthMicros);
    }

    /** A probability in parts per billion, to the nearest. */
    public static long ppb(double probability) {
        return StrictMath.round(probability * 1e9);
    }
}
