package covenant.engine.lab.scene;

/**
 * What may be true behind a market's prices, by condition, on a scale from 0 to 1: the chance of the first outcome where the metric is binary,
 * the place in its range where it is scalar. In each run the value under a condition is drawn from a normal distribution, cut to [0.01, 0.99];
 * traders know mean and spread and nothing more but for their signals.
 *
 * @param mean expected value under each condition
 * @param spread standard deviation under each condition; 0 where it is known
 * @param conditionChance with which probability the world brings each condition about, where no decision does; sums to 1
 */
public record Truth(double[] mean, double[] spread, double[] conditionChance) {
    private static final double LEAST = 0.01;
    private static final double MOST = 0.99;

    public Truth {
        if (mean.length != spread.length || mean.length != conditionChance.length) {
            throw new IllegalArgumentException("a mean, a spread and a chance for each condition");
        }
    }

    /** What is true in one run: a value for each condition, and a number from 0 to 1 that settles what is left to chance. */
    public World draw(Chance chance) {
        double[] value = new double[mean.length];
        for (int c = 0; c < value.length; c++) {
            value[c] = Math.min(MOST, Math.max(LEAST, mean[c] + spread[c] * chance.normal()));
        }
        return new World(value, chance.uniform(), chance.uniform());
    }

    /**
     * What is to be expected under a condition after a signal: prior and noise are normal, so it is their mean, weighted by their precisions.
     *
     * @param precision one over the variance of the signal's noise; 0 for a signal that says nothing
     */
    public double posterior(int condition, double signal, double precision) {
        double informs = precision * spread[condition] * spread[condition];
        double expected = mean[condition] + informs / (1 + informs) * (signal - mean[condition]);
        return Math.min(MOST, Math.max(LEAST, expected));
    }

    /** The condition that the world brings about where nobody decides. */
    public int condition(World world) {
        double left = world.conditionLot();
        for (int c = 0; c < conditionChance.length - 1; c++) {
            left -= conditionChance[c];
            if (left < 0) {
                return c;
            }
        }
        return conditionChance.length - 1;
    }

    /**
     * What is true in one run; no player may see it but through a signal.
     *
     * @param value what the metric is, or its chance, under each condition, from 0 to 1
     * @param outcomeLot from 0 to 1: a binary metric comes out as its first outcome if this is below its chance
     * @param conditionLot from 0 to 1
     */
    public record World(double[] value, double outcomeLot, double conditionLot) {}
}
