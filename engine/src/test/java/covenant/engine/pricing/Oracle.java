package covenant.engine.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What the prices and costs exactly are: exp, log and the market scoring rule in {@code BigDecimal} with 80 digits, by series and
 * argument reduction of its own. It shares no formula with {@link Odds}: a cost is the textbook difference C(q') - C(q) of the cost
 * function, and 80 digits leave that difference exact to far below a micro. Slow, and only for tests.
 */
public final class Oracle {
    /** Digits of every step. */
    public static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int HALVINGS = 8;

    /** Machin's series for ln 2: 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
    static final BigDecimal LN2 = atanhOfInverse(26)
            .multiply(BigDecimal.valueOf(18))
            .subtract(atanhOfInverse(4801).multiply(TWO))
            .add(atanhOfInverse(8749).multiply(BigDecimal.valueOf(8)))
            .round(DIGITS);

    private Oracle() {}

    /** {@code e^x}, all 75 leading digits right for |x| up to 10^5. */
    public static BigDecimal exp(BigDecimal x) {
        int twos = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        // ln 2 is known to 80 digits, so the rest loses as many digits as the number of twos has.
        BigDecimal rest = x.subtract(LN2.multiply(BigDecimal.valueOf(twos)));
        BigDecimal small = rest.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal result = expSeries(small);
        for (int i = 0; i < HALVINGS; i++) {
            result = result.multiply(result, DIGITS);
        }
        BigDecimal power = TWO.pow(Math.abs(twos), DIGITS);
        return twos >= 0 ? result.multiply(power, DIGITS) : result.divide(power, DIGITS);
    }

    private static BigDecimal expSeries(BigDecimal x) {
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; isVisible(term, sum); n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** {@code e^x - 1}, without losing the digits of a small x. */
    public static BigDecimal expm1(BigDecimal x) {
        if (x.abs().compareTo(new BigDecimal("0.1")) > 0) {
            return exp(x).subtract(ONE, DIGITS);
        }
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 2; isVisible(term, sum); n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** The natural logarithm: a first guess in doubles, then Halley's step on {@code e^y = x}, which triples the digits. */
    public static BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("log of " + x);
        }
        // Scaled into the range of a double; the scale comes back as a multiple of ln 2.
        int twos = (int) Math.round((x.precision() - x.scale()) * 3.321928094887362);
        BigDecimal power = TWO.pow(Math.abs(twos), DIGITS);
        BigDecimal near = twos >= 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
        BigDecimal y = new BigDecimal(StrictMath.log(near.doubleValue()));
        for (int i = 0; i < 2; i++) {
            BigDecimal e = exp(y);
            y = y.add(TWO.multiply(near.subtract(e)).divide(near.add(e), DIGITS), DIGITS);
        }
        return y.add(LN2.multiply(BigDecimal.valueOf(twos)), DIGITS);
    }

    /** {@code log(1 + x)}, without losing the digits of a small x. */
    public static BigDecimal log1p(BigDecimal x) {
        if (x.abs().compareTo(new BigDecimal("0.1")) > 0) {
            return log(ONE.add(x));
        }
        return atanhSeries(x.divide(TWO.add(x), DIGITS)).multiply(TWO, DIGITS);
    }

    private static BigDecimal atanhSeries(BigDecimal z) {
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal power = z;
        BigDecimal sum = z;
        for (int n = 3; isVisible(power, sum); n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
        }
        return sum;
    }

    private static BigDecimal atanhOfInverse(int n) {
        return atanhSeries(ONE.divide(BigDecimal.valueOf(n), DIGITS));
    }

    private static boolean isVisible(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0 && term.precision() - term.scale() > sum.precision() - sum.scale() - 84;
    }

    /** A claim's weights at these debts: what E weighs, and what the rest of G weighs. */
    public record Weights(BigDecimal in, BigDecimal out) {
        /** The weights of a claim: {@code exp((q - max q)/b)} summed over E and over the rest of G. */
        public static Weights of(long[] q, long bMicros, ClaimSet claim) {
            long max = Long.MIN_VALUE;
            for (int x = claim.givenFrom(); x < claim.givenTo(); x++) {
                max = Math.max(max, q[x]);
            }
            BigDecimal in = BigDecimal.ZERO;
            BigDecimal out = BigDecimal.ZERO;
            for (int x = claim.givenFrom(); x < claim.givenTo(); x++) {
                BigDecimal weight = exp(ratio(q[x] - max, bMicros));
                if (isIn(claim, x)) {
                    in = in.add(weight, DIGITS);
                } else {
                    out = out.add(weight, DIGITS);
                }
            }
            return new Weights(in, out);
        }

        /** The exact price of E given G. */
        public BigDecimal price() {
            return in.divide(in.add(out, DIGITS), DIGITS);
        }

        /** One minus the exact price. */
        public BigDecimal complement() {
            return out.divide(in.add(out, DIGITS), DIGITS);
        }

        /** The weights after buying so many micro-shares. */
        public Weights after(long sharesMicros, long bMicros) {
            return new Weights(in.multiply(exp(ratio(sharesMicros, bMicros)), DIGITS), out);
        }

        /** The exact cost of so many micro-shares, in micros: {@code b (ln(W_out + W_in e^(s/b)) - ln(W_out + W_in))}. */
        public BigDecimal costMicros(long sharesMicros, long bMicros) {
            Weights after = after(sharesMicros, bMicros);
            BigDecimal ratio = after.in.add(out, DIGITS).divide(in.add(out, DIGITS), DIGITS);
            return BigDecimal.valueOf(bMicros).multiply(log(ratio), DIGITS);
        }
    }

    private static boolean isIn(ClaimSet claim, int x) {
        for (int i = 0; i < claim.count(); i++) {
            if (claim.first() + i * claim.stride() == x) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal ratio(long a, long b) {
        return BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), DIGITS);
    }
}
