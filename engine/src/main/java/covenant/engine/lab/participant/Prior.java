package covenant.engine.lab.participant;

import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.Truth;

/** What everybody knows of a market beforehand, and what a signal makes of it. On the scale of {@link Truth}. */
final class Prior {
    private static final double LEAST = 0.01;
    private static final double MOST = 0.99;

    private Prior() {}

    /** What is expected under each condition. */
    static double[] of(Seat seat, int market) {
        return seat.plan().markets().get(market).truth().mean().clone();
    }

    /**
     * What is expected under each condition by someone who saw a signal of it: prior and noise are normal, so the posterior mean is the mean of
     * the two, weighted by their precisions.
     *
     * @param precision one over the variance of the signal's noise; 0 for no signal
     */
    static double[] updated(Seat seat, int market, double precision) {
        Truth truth = seat.plan().markets().get(market).truth();
        double[] belief = of(seat, market);
        for (int c = 0; c < belief.length && precision > 0; c++) {
            double signal = seat.signal(market, c, precision);
            double variance = truth.spread()[c] * truth.spread()[c];
            double weight = variance * precision / (1 + variance * precision);
            belief[c] = Math.min(MOST, Math.max(LEAST, belief[c] + weight * (signal - belief[c])));
        }
        return belief;
    }
}
