package covenant.engine.decision;

import java.math.BigInteger;

/**
 * The best average wins if it is strictly above the status quo's by a threshold: basis points of the status quo's size. A negative threshold
 * helps challengers. Among challengers a tie goes to the lower number. Compared by cross-multiplication: nothing is rounded.
 */
final class TwapMargin implements DecisionRule {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    @Override
    public Verdict choose(Standing standing) {
        if (!standing.statusQuo().hasAverage()) {
            return standing.keep(
                    "there is no average of " + standing.statusQuo().name());
        }
        int best = -1;
        for (int c = 0; c < standing.size(); c++) {
            boolean candidate = standing.isChallenger(c) && standing.reading(c).hasAverage();
            if (candidate && (best < 0 || standing.goodSum(c).compareTo(standing.goodSum(best)) > 0)) {
                best = c;
            }
        }
        if (best < 0) {
            return standing.keep("no other condition has an average");
        }
        String name = standing.reading(best).name();
        boolean beats = standing.goodSum(best).multiply(BPS).compareTo(threshold(standing)) > 0;
        return beats
                ? new Verdict(best, name + "'s average beats the threshold")
                : standing.keep("the best other average, " + name + "'s, does not beat the threshold");
    }

    /** What a challenger's sum has to exceed, in ten-thousandths. */
    private static BigInteger threshold(Standing standing) {
        BigInteger statusQuo = standing.goodSum(standing.terms().statusQuo());
        BigInteger margin =
                statusQuo.abs().multiply(BigInteger.valueOf(standing.terms().thresholdBps()));
        return statusQuo.multiply(BPS).add(margin);
    }

    @Override
    public Long toBeat(Standing standing) {
        if (!standing.statusQuo().hasAverage()) {
            return null;
        }
        BigInteger divisor = BigInteger.valueOf(standing.statusQuo().weight()).multiply(BPS);
        return standing.value(Reading.nearest(threshold(standing), divisor));
    }

    @Override
    public Long lead(Standing standing, int condition) {
        return standing.averageLead(condition);
    }
}
