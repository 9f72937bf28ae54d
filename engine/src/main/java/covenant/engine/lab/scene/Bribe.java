package covenant.engine.lab.scene;

/**
 * Where a bribed trader takes a price. He wants profit + B t, t being the price he leaves, and looks no further: with posterior q the
 * first-order condition of the LMSR is {@code b (q - t) / (t (1 - t)) + B = 0}, whose root within (0, 1) is
 * {@code t = ((B - b) + sqrt((B - b)^2 + 4 B b q)) / (2 B)}. Source: the spec of the published set {@code benchmark.batch_amm_manipulation}.
 */
public final class Bribe {
    private Bribe() {}

    /**
     * The target; q itself where there is no bounty.
     *
     * @param q what he believes, from 0 to 1
     * @param b the liquidity parameter
     * @param bounty B, in the unit of b: what he is paid for a price that is higher by one
     */
    public static double target(double q, double b, double bounty) {
        if (bounty <= 0) {
            return q;
        }
        double ahead = bounty - b;
        double root = StrictMath.sqrt(ahead * ahead + 4 * bounty * b * q);
        // Where the bounty is small against b the usual form would lose its digits.
        return ahead > 0 ? (ahead + root) / (2 * bounty) : 2 * b * q / (root - ahead);
    }
}
