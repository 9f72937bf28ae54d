package covenant.engine.decision;

import java.math.BigInteger;

/**
 * What a rule is told of one condition. Values are in the parts of {@code DecisionTerms}.
 *
 * @param name its slug, for reasons
 * @param sum of what was averaged
 * @param weight by what the sum is divided; 0 while nothing was averaged
 * @param last the value in force
 * @param won points of the grid won from the status quo
 * @param lost points lost to it
 * @param isMissing whether the value was missing at any time since the window began
 */
public record Reading(String name, BigInteger sum, long weight, long last, long won, long lost, boolean isMissing) {
    private static final BigInteger TWO = BigInteger.TWO;

    /** Whether there is an average: something was averaged and nothing was missing. */
    public boolean hasAverage() {
        return weight > 0 && !isMissing;
    }

    /** The average to the nearest part, a half upwards; null where there is none. */
    public Long average() {
        return hasAverage() ? nearest(sum, BigInteger.valueOf(weight)) : null;
    }

    /** A quotient to the nearest whole, a half upwards; the divisor is positive. */
    static long nearest(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.multiply(TWO).add(divisor).divideAndRemainder(divisor.multiply(TWO));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
