package covenant.engine.lab.benchmark;

/**
 * Where a bribed trader takes the price. He wants profit + B (t - 1/2), t being the price he leaves, and looks no further: with posterior q
 * the first-order condition of the LMSR is {@code b (q - t) / (t (1 - t)) + B = 0}, whose root within (0, 1) is
 * {@code t = ((B - b) + sqrt((B - b)^2 + 4 B b q)) / (2 B)}. Source: the spec of the published set {@code benchmark.batch_amm_manipulation}.
 */
final class Bribe {
    private Bribe() {}

    /** The target; q itself where there is no bounty. */
    static double target(double q, double b, double bounty) {
        if (bounty <= 0) {
            return q;
        }
        double a = bounty - b;
        return (a + StrictMath.sqrt(a * a + 4 * bounty * b * q)) / (2 * bounty);
    }
}
