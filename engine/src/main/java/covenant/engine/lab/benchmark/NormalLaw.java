package covenant.engine.lab.benchmark;

/** The standard normal distribution, to about 15 digits within ten standard deviations. */
final class NormalLaw {
    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;
    private static final double FAR = 10;
    private static final int HALVINGS = 60;

    private NormalLaw() {}

    /**
     * The chance to be below x: {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + x^7/(3 5 7) + ...)}. Source: Marsaglia, "Evaluating the Normal
     * Distribution", Journal of Statistical Software 11 (2004).
     */
    static double below(double x) {
        if (StrictMath.abs(x) > FAR) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2) {
            term *= x * x / odd;
            before = sum;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    /** The x that so much lies below, by halving. */
    static double quantile(double p) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
