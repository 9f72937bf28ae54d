package covenant.engine.pricing;

import covenant.engine.Limits;

/**
 * The price of a claim in a market, with what is needed to trade it.
 *
 * @param p price of E given G
 * @param complement one minus p, summed from the weights of G without E
 * @param bMicros the liquidity parameter
 * @param relativeError bound on the relative error of p and of its complement
 */
public record Odds(double p, double complement, double bMicros, double relativeError) {

    /**
     * The odds of a claim.
     *
     * @param q debts of the states, micros
     * @param bMicros liquidity parameter
     */
    public static Odds of(long[] q, long bMicros, ClaimSet claim) {
        long max = Long.MIN_VALUE;
        long min = Long.MAX_VALUE;
        for (int x = claim.givenFrom(); x < claim.givenTo(); x++) {
            max = Math.max(max, q[x]);
            min = Math.min(min, q[x]);
        }
        double b = bMicros;
        double in = 0;
        double out = 0;
        int next = claim.first();
        for (int x = claim.givenFrom(); x < claim.givenTo(); x++) {
            double weight = q[x] == max ? 1.0 : StrictMath.exp((q[x] - max) / b);
            if (x == next) {
                in += weight;
                next = claim.after(next);
            } else {
                out += weight;
            }
        }
        double sum = in + out;
        // Each weight: 3u|argument| from rounding the argument, 2u from exp; the sums and the quotient add a few more.
        double spread = (max - min) / b;
        int states = claim.givenTo() - claim.givenFrom();
        return new Odds(in / sum, out / sum, b, (6 * spread + 2 * states + 6) * Rounding.UNIT);
    }

    /** What so many micro-shares cost, in whole micros, never below the exact cost. */
    public long costMicros(long sharesMicros) {
        double cost = Lmsr.cost(p, complement, bMicros, (double) sharesMicros);
        // The cost responds to p with an elasticity of at most 1.5, see ADR 0002.
        double steps = StrictMath.abs(sharesMicros / bMicros) + 12;
        return Rounding.costMicros(cost, 1.5 * (relativeError + steps * Rounding.UNIT));
    }

    /**
     * The most micro-shares whose cost is at most {@code spendMicros} (negative: the fewest sold that bring in that much).
     *
     * @return the shares; {@link Long#MIN_VALUE} if no sale brings in that much; something beyond plus or minus {@link
     *     Limits#MAX_POSITION_MICROS} if they would be too many
     */
    public long sharesForSpend(long spendMicros) {
        double exact = Lmsr.sharesForSpend(p, complement, bMicros, (double) spendMicros);
        if (exact == Double.NEGATIVE_INFINITY) {
            return Long.MIN_VALUE;
        }
        if (StrictMath.abs(exact) > Limits.MAX_POSITION_MICROS) {
            return exact > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
        }
        // The formula is good to a few micros; the cost decides. Where a share is worth far less than a micro many
        // shares make one.
        long shares = (long) StrictMath.floor(exact);
        for (long step = 1; costMicros(shares) > spendMicros; step *= 2) {
            if (shares < -Limits.MAX_POSITION_MICROS) {
                return -Long.MAX_VALUE;
            }
            shares -= step;
        }
        return shares;
    }

    /** The micro-shares that move the price to {@code targetPpb}, never past it by more than rounding. */
    public long sharesToPrice(long targetPpb) {
        return Rounding.sharesMicros(Lmsr.sharesToPrice(p, complement, bMicros, targetPpb / 1e9));
    }

    /** What so many micro-shares are worth if the price is right, in whole micros, rounded down. */
    public long worthMicros(long sharesMicros) {
        return Rounding.worthMicros(p * sharesMicros);
    }

    /** The price now, parts per billion. */
    public long pricePpb() {
        return Rounding.ppb(p);
    }

    /** The price after a trade of so many micro-shares, parts per billion. */
    public long priceAfterPpb(long sharesMicros) {
        return Rounding.ppb(Lmsr.priceAfter(p, complement, bMicros, (double) sharesMicros));
    }
}
