package covenant.engine.core;

import covenant.engine.command.Metric;
import covenant.engine.decision.Mix;
import covenant.engine.state.Market;
import java.math.BigInteger;

/** What a payoff vector is worth once the metric is known: the same when it is settled and when that is corrected. */
final class Worth {
    private Worth() {}

    /**
     * {@code floor(m sum of weight times payoff + (1 - m) payoff of void)}, where m is below one only after a decision by lot; exact, because
     * payoffs times a range exceed a long.
     *
     * @param payoffs as {@link Market#settling} gives them
     * @param outcome the outcome, or -1 where the metric is scalar
     */
    static long micros(Market market, long[] payoffs, int outcome, long valueMicros) {
        Metric metric = market.terms().metric();
        boolean scalar = metric.type() == Metric.Type.SCALAR;
        Mix mix = market.decision() == null ? Mix.WHOLE : market.decision().mix();
        if (!scalar && mix.equals(Mix.WHOLE)) {
            return payoffs[outcome];
        }
        long range = scalar ? metric.highMicros() - metric.lowMicros() : 1;
        BigInteger weighted = BigInteger.valueOf(scalar ? 0 : payoffs[outcome]);
        if (scalar) {
            long inRange = Math.max(0, Math.min(range, valueMicros - metric.lowMicros()));
            weighted = times(inRange, payoffs[0]).add(times(range - inRange, payoffs[1]));
        }
        BigInteger rest = times(mix.denominator() - mix.numerator(), payoffs[payoffs.length - 1]);
        return weighted.multiply(BigInteger.valueOf(mix.numerator()))
                .add(rest.multiply(BigInteger.valueOf(range)))
                .divide(times(mix.denominator(), range))
                .longValueExact();
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
