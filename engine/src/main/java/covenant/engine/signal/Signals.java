package covenant.engine.signal;

import covenant.engine.command.Binding;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.pricing.Odds;
import covenant.engine.pricing.Rounding;
import covenant.engine.state.Market;

/**
 * What a market's prices say. Probabilities are in parts per billion; expectations in {@code unitsPerOne} parts of the metric's
 * unit: millionths for a scalar metric, parts per billion for a binary one, where the expectation is the probability of yes. A
 * categorical metric has none.
 *
 * @param conditionPpb P(c); 0 for a dead condition, one for the settled
 * @param outcomePpb P(o|c), by condition and outcome; all 0 for a dead condition
 * @param overallPpb P(o) whatever the condition
 * @param expected E[M|c] by condition; empty where there is no expectation, and 0 for a dead condition
 * @param token the actor's token E[M] = sum P(c) E[M|c]; 0 where there is no expectation
 */
public record Signals(long[] conditionPpb, long[][] outcomePpb, long[] overallPpb, long[] expected, long token) {

    /** The signals of a market as it stands. */
    public static Signals of(Market market) {
        int conditions = market.terms().conditions().size();
        int outcomes = market.terms().metric().outcomes().size();
        long[] conditionPpb = new long[conditions];
        long[][] outcomePpb = new long[conditions][outcomes];
        double[] overall = new double[outcomes];
        double[] expected = new double[conditions];
        double token = 0;
        for (int c = 0; c < conditions; c++) {
            if (!market.isLive(c)) {
                continue;
            }
            double weight = price(market, c, Order.ANY);
            conditionPpb[c] = Rounding.ppb(weight);
            double[] given = new double[outcomes];
            for (int o = 0; o < outcomes; o++) {
                given[o] = price(market, c, o);
                outcomePpb[c][o] = Rounding.ppb(given[o]);
                overall[o] += weight * given[o];
            }
            expected[c] = expectation(market.terms().metric(), given[0]);
            token += weight * expected[c];
        }
        return new Signals(
                conditionPpb,
                outcomePpb,
                ppb(overall),
                whole(market.terms().metric(), expected),
                StrictMath.round(token));
    }

    /** Whether the metric has an expectation at all. */
    public boolean hasExpectation() {
        return expected.length > 0;
    }

    /**
     * The price of defection E[M|kept] - E[M|broken]: of the first condition less the second.
     *
     * @return the difference, or null unless both of exactly two conditions are live and the metric has an expectation
     */
    public Long priceOfDefection() {
        return expected.length == 2 ? difference(0, 1) : null;
    }

    /**
     * The same of a market with these terms: where it is bound to a commitment, they say which condition is kept and which broken.
     *
     * @return the difference, or null unless both are live and the metric has an expectation
     */
    public Long priceOfDefection(MarketTerms terms) {
        Binding binding = terms.binding();
        return binding == null ? priceOfDefection() : difference(binding.kept(), binding.broken());
    }

    private Long difference(int kept, int broken) {
        boolean bothLive = conditionPpb[kept] > 0 && conditionPpb[broken] > 0;
        return bothLive && hasExpectation() ? (Long) (expected[kept] - expected[broken]) : null;
    }

    /** How many parts make one of the metric's unit. */
    public static long unitsPerOne(Metric metric) {
        return metric.type() == Metric.Type.SCALAR ? covenant.engine.Limits.MICROS : covenant.engine.Limits.PPB;
    }

    private static double price(Market market, int condition, int outcome) {
        return odds(market, condition, outcome).p();
    }

    private static Odds odds(Market market, int condition, int outcome) {
        return Odds.of(market.q(), market.liquidityMicros(), market.claim(condition, outcome));
    }

    /** {@link #expected} of a market as it stands, and nothing else; empty where there is no expectation. */
    public static long[] expected(Market market) {
        if (market.terms().metric().type() == Metric.Type.CATEGORICAL) {
            return new long[0];
        }
        long[] expected = new long[market.terms().conditions().size()];
        for (int c = 0; c < expected.length; c++) {
            expected[c] = market.isLive(c) ? expected(market.terms().metric(), odds(market, c, 0)) : 0;
        }
        return expected;
    }

    /** E[M|c] where these are the odds of the first outcome given c; 0 for a metric without expectation. */
    public static long expected(Metric metric, Odds first) {
        return StrictMath.round(expectation(metric, first.p()));
    }

    private static double expectation(Metric metric, double first) {
        return switch (metric.type()) {
            case BINARY -> first * covenant.engine.Limits.PPB;
            case SCALAR -> metric.lowMicros() + first * (metric.highMicros() - metric.lowMicros());
            case CATEGORICAL -> 0;
        };
    }

    private static long[] ppb(double[] probabilities) {
        long[] ppb = new long[probabilities.length];
        for (int i = 0; i < ppb.length; i++) {
            ppb[i] = Rounding.ppb(probabilities[i]);
        }
        return ppb;
    }

    private static long[] whole(Metric metric, double[] expected) {
        if (metric.type() == Metric.Type.CATEGORICAL) {
            return new long[0];
        }
        long[] whole = new long[expected.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = StrictMath.round(expected[i]);
        }
        return whole;
    }
}
