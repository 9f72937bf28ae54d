package covenant.client;

import java.math.BigDecimal;

/**
 * An exact amount: money, shares, or a value in a metric's unit, in millionths.
 *
 * @param micros how many millionths
 */
public record Credits(long micros) implements Comparable<Credits> {
    /** Nothing. */
    public static final Credits ZERO = new Credits(0);

    private static final int DECIMALS = 6;

    /**
     * The amount that a decimal text such as {@code 12.345678} names.
     *
     * @throws NumberFormatException if it names none, or not one of whole millionths
     */
    public static Credits of(String decimal) {
        try {
            return new Credits(new BigDecimal(decimal).movePointRight(DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            NumberFormatException refused =
                    new NumberFormatException(decimal + " has more than 6 decimals or is too large");
            refused.initCause(e);
            throw refused;
        }
    }

    /** A whole amount. */
    public static Credits of(long whole) {
        return new Credits(Math.multiplyExact(whole, 1_000_000L));
    }

    /** The sum. */
    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    /** The difference. */
    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    /** The same the other way. */
    public Credits negated() {
        return new Credits(Math.negateExact(micros));
    }

    /** Whether it is below zero. */
    public boolean isNegative() {
        return micros < 0;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    /** The shortest decimal text, as the venue writes it: {@code 12.5}. */
    @Override
    public String toString() {
        return micros == 0
                ? "0"
                : BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros().toPlainString();
    }
}
