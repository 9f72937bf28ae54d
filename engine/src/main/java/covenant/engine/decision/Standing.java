package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import java.math.BigInteger;
import java.util.List;

/**
 * All that a rule may see: how the conditions stand. What is better is larger here, also where the lower expectation wins.
 *
 * @param readings one for each condition
 * @param terms of the decision, without the secret of the lot
 * @param draw where the lot fell; null while it is not drawn, and where there is none
 */
public record Standing(List<Reading> readings, DecisionTerms terms, Draw draw) {
    public Standing {
        readings = List.copyOf(readings);
        terms = terms.sealedBy(null);
    }

    /** How many conditions there are. */
    public int size() {
        return readings.size();
    }

    /** One condition's reading. */
    public Reading reading(int condition) {
        return readings.get(condition);
    }

    /** The status quo's reading. */
    public Reading statusQuo() {
        return readings.get(terms.statusQuo());
    }

    /** The condition's sum, negated where lower is better. */
    public BigInteger goodSum(int condition) {
        BigInteger sum = readings.get(condition).sum();
        return terms.lowerIsBetter() ? sum.negate() : sum;
    }

    /** The condition's value in force, negated where lower is better. */
    public long goodLast(int condition) {
        long last = readings.get(condition).last();
        return terms.lowerIsBetter() ? -last : last;
    }

    /** By how much the condition's average is better than the status quo's, in parts, to the nearest; null unless both have one. */
    public Long averageLead(int condition) {
        if (!reading(condition).hasAverage() || !statusQuo().hasAverage()) {
            return null;
        }
        BigInteger lead = goodSum(condition).subtract(goodSum(terms.statusQuo()));
        return Reading.nearest(lead, BigInteger.valueOf(reading(condition).weight()));
    }

    /** From what is good back to a value. */
    long value(long good) {
        return terms.lowerIsBetter() ? -good : good;
    }

    /** The verdict that everything stays. */
    public Verdict keep(String reason) {
        return new Verdict(terms.statusQuo(), reason);
    }

    /** Whether the condition is another than the status quo. */
    public boolean isChallenger(int condition) {
        return condition != terms.statusQuo();
    }
}
