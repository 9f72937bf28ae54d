package covenant.engine.pricing;

/**
 * The logarithmic market scoring rule in doubles (Hanson 2003, 2007): cost function {@code C(q) = b ln sum exp(q/b)}, prices
 * {@code exp(q/b) / sum}. A claim is an event E inside a given set G with price {@code p = P(E|G)}; both p and its complement
 * are arguments, because {@code 1 - p} loses all digits of a small complement.
 *
 * <p>Unit-free: shares, cost and b share one unit. {@link StrictMath} throughout, so that every JVM and CPU computes the same
 * bits. Nothing here rounds; {@link Rounding} does.
 */
public final class Lmsr {
    /** Beyond this s/b the exponential leaves the range of a double and the other form of the cost is used. */
    private static final double LARGE = 700;

    private Lmsr() {}

    /**
     * What {@code shares} of E|G cost, paid in G: {@code b log1p(p expm1(shares/b))}. Negative shares sell and cost a negative
     * amount.
     *
     * @param p price of E given G, above 0
     * @param complement one minus p, above 0
     */
    public static double cost(double p, double complement, double b, double shares) {
        double x = shares / b;
        if (x > LARGE) {
            // In two halves, so that a small p comes in before the exponential overflows. Where even so it does, the
            // cost is so
            // close to the shares that their difference is safe.
            double half = StrictMath.exp(x / 2);
            double large = p * half * half;
            return large <= Double.MAX_VALUE
                    ? b * StrictMath.log1p(large)
                    : shares + b * StrictMath.log(p + complement * StrictMath.exp(-x));
        }
        double u = p * StrictMath.expm1(x);
        // Near -1 the sum 1 + u is made of two small numbers; add those instead.
        return u < -0.5 ? b * StrictMath.log(complement + p * StrictMath.exp(x)) : b * StrictMath.log1p(u);
    }

    /** The price of E given G after buying {@code shares} of it. */
    public static double priceAfter(double p, double complement, double b, double shares) {
        double x = shares / b;
        // Scale by the larger weight, so that neither exponential overflows.
        return x > 0
                ? p / (p + complement * StrictMath.exp(-x))
                : p * StrictMath.exp(x) / (complement + p * StrictMath.exp(x));
    }

    /**
     * How many shares of E|G {@code spend} buys: {@code b log1p(expm1(spend/b)/p)}.
     *
     * @return the shares; negative infinity if no sale brings in that much
     */
    public static double sharesForSpend(double p, double complement, double b, double spend) {
        double y = spend / b;
        if (y > LARGE) {
            // e^y drowns the complement.
            return spend - b * StrictMath.log(p);
        }
        double gain = StrictMath.expm1(y);
        double u = gain / p;
        if (u > Double.MAX_VALUE) {
            return b * (StrictMath.log(gain) - StrictMath.log(p));
        }
        if (u < -0.5) {
            double rest = StrictMath.exp(y) - complement;
            return rest > 0 ? b * StrictMath.log(rest / p) : Double.NEGATIVE_INFINITY;
        }
        return b * StrictMath.log1p(u);
    }

    /**
     * How many shares of E|G move its price to {@code target}: {@code b (logit target - logit p)}.
     *
     * @param target strictly between 0 and 1
     */
    public static double sharesToPrice(double p, double complement, double b, double target) {
        return b * (StrictMath.log(target / (1 - target)) - StrictMath.log(p / complement));
    }

    /** What it costs to move the price of E given G to {@code target}: {@code b ln((1-p)/(1-target))}, paid in G. */
    public static double costToPrice(double complement, double b, double target) {
        return b * (StrictMath.log(complement) - StrictMath.log1p(-target));
    }

    /** The cost function {@code b ln sum exp(q/b)}. */
    public static double costFunction(double[] q, double b) {
        double max = max(q);
        double sum = 0;
        for (double x : q) {
            sum += StrictMath.exp((x - max) / b);
        }
        return max + b * StrictMath.log(sum);
    }

    /** The prices {@code exp(q/b) / sum} of all states. */
    public static double[] prices(double[] q, double b) {
        double max = max(q);
        double sum = 0;
        double[] prices = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            prices[i] = StrictMath.exp((q[i] - max) / b);
            sum += prices[i];
        }
        for (int i = 0; i < q.length; i++) {
            prices[i] /= sum;
        }
        return prices;
    }

    /** What a basket of shares costs at these prices: {@code b log1p(sum p expm1(shares/b))}. */
    public static double basketCost(double[] prices, double b, double[] shares) {
        double u = 0;
        for (int i = 0; i < prices.length; i++) {
            u += prices[i] * StrictMath.expm1(shares[i] / b);
        }
        return b * StrictMath.log1p(u);
    }

    /** The liquidity parameter that a maker willing to lose {@code funding} affords: {@code funding / max(-ln p)}. */
    public static double liquidityForFunding(double funding, double[] prior) {
        double worst = 0;
        for (double p : prior) {
            worst = Math.max(worst, -StrictMath.log(p));
        }
        return funding / worst;
    }

    /** The debt at which a state has price p in a market whose cost function is 0: {@code b ln p}. */
    public static double debtAtPrice(double p, double b) {
        return b * StrictMath.log(p);
    }

    /** The price of a state with this debt in a market whose cost function is 0: {@code exp(debt/b)}. */
    public static double priceAtDebt(double debt, double b) {
        return StrictMath.exp(debt / b);
    }

    private static double max(double[] q) {
        double max = Double.NEGATIVE_INFINITY;
        for (double x : q) {
            max = Math.max(max, x);
        }
        return max;
    }
}
