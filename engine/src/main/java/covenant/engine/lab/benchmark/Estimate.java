package covenant.engine.lab.benchmark;

import java.util.List;

/**
 * A mean over runs.
 *
 * @param standardError of the mean; 0 where all cases were enumerated and nothing was drawn
 */
public record Estimate(double value, double standardError) {
    /** The mean of what every case gives, all being equally likely and none missing. */
    static Estimate exact(List<Double> cases) {
        return new Estimate(mean(cases), 0);
    }

    /** The mean of what was drawn. */
    static Estimate drawn(List<Double> draws) {
        double mean = mean(draws);
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        int n = draws.size();
        return new Estimate(mean, n < 2 ? 0 : StrictMath.sqrt(squares / (n - 1) / n));
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }
}
