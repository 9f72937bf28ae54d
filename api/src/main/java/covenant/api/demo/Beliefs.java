package covenant.api.demo;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the crowd holds to be likely in one market. Each condition and each outcome given a condition has a score: the logarithm of
 * its prior plus a deviation that drifts, now and then jumps with a piece of news, and is drawn back, so that prices wander about the
 * prior for ever and never reach 0 or 1.
 */
final class Beliefs {
    private static final double PULL = 0.02;
    private static final double STEP = 0.025;
    private static final double LARGEST_DEVIATION = 0.5;
    private static final double NEWS_CHANCE = 1.0 / 150;
    private static final double NEWS = 0.25;

    private final int weight;
    private final double[] conditionAnchor;
    private final double[][] outcomeAnchor;
    private final double[] conditionDeviation;
    private final double[][] outcomeDeviation;

    Beliefs(DemoMarket market) {
        weight = market.weight();
        conditionAnchor = logs(market.conditionPpb());
        conditionDeviation = new double[conditionAnchor.length];
        outcomeAnchor = new double[conditionAnchor.length][];
        outcomeDeviation = new double[conditionAnchor.length][];
        for (int c = 0; c < conditionAnchor.length; c++) {
            outcomeAnchor[c] = logs(market.outcomePpb()[c]);
            outcomeDeviation[c] = new double[outcomeAnchor[c].length];
        }
    }

    private static double[] logs(long[] ppb) {
        double[] logs = new double[ppb.length];
        for (int i = 0; i < ppb.length; i++) {
            logs[i] = StrictMath.log(ppb[i] / 1e9);
        }
        return logs;
    }

    /** Takes over what somebody learnt: from now on beliefs wander about the market's new prior. */
    void learn(DemoMarket market) {
        learn(conditionAnchor, conditionDeviation, market.conditionPpb());
        for (int c = 0; c < outcomeAnchor.length; c++) {
            learn(outcomeAnchor[c], outcomeDeviation[c], market.outcomePpb()[c]);
        }
    }

    private static void learn(double[] anchor, double[] deviation, long[] ppb) {
        System.arraycopy(logs(ppb), 0, anchor, 0, anchor.length);
        Arrays.fill(deviation, 0);
    }

    /** Takes over what the prices say, so that a restart does not pull every price back to its prior. */
    void adopt(MarketGlance market) {
        adopt(conditionAnchor, conditionDeviation, market.signals().conditionPpb());
        for (int c = 0; c < outcomeAnchor.length; c++) {
            adopt(outcomeAnchor[c], outcomeDeviation[c], market.signals().outcomePpb()[c]);
        }
    }

    private static void adopt(double[] anchor, double[] deviation, long[] ppb) {
        for (int i = 0; i < anchor.length; i++) {
            double all = ppb[i] == 0 ? 0 : StrictMath.log(ppb[i] / 1e9) - anchor[i];
            deviation[i] = bounded(all);
            // What was learnt since the prior stays.
            anchor[i] += all - deviation[i];
        }
    }

    /** Lets a moment pass; where the crowd looks more often, the moments are shorter. */
    void drift(SplittableRandom random) {
        drift(conditionDeviation, random);
        for (double[] deviation : outcomeDeviation) {
            drift(deviation, random);
        }
        if (random.nextDouble() < NEWS_CHANCE / weight) {
            double[] deviation = outcomeDeviation[random.nextInt(outcomeDeviation.length)];
            int outcome = random.nextInt(deviation.length);
            deviation[outcome] = bounded(deviation[outcome] + (random.nextBoolean() ? NEWS : -NEWS));
        }
    }

    private void drift(double[] deviation, SplittableRandom random) {
        for (int i = 0; i < deviation.length; i++) {
            double step = STEP / StrictMath.sqrt(weight) * Chance.gaussian(random);
            deviation[i] = bounded(deviation[i] * (1 - PULL / weight) + step);
        }
    }

    private static double bounded(double deviation) {
        return Math.max(-LARGEST_DEVIATION, Math.min(LARGEST_DEVIATION, deviation));
    }

    /** The probability of a condition. */
    double condition(int condition) {
        return share(conditionAnchor, conditionDeviation, condition);
    }

    /** The probability of an outcome given a condition. */
    double outcome(int condition, int outcome) {
        return share(outcomeAnchor[condition], outcomeDeviation[condition], outcome);
    }

    private static double share(double[] anchor, double[] deviation, int i) {
        double sum = 0;
        for (int k = 0; k < anchor.length; k++) {
            sum += StrictMath.exp(anchor[k] + deviation[k]);
        }
        return StrictMath.exp(anchor[i] + deviation[i]) / sum;
    }
}
