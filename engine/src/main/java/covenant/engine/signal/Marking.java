package covenant.engine.signal;

import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Mix;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a payoff vector is worth at a market's prices. Exact, and rounded down once, as settling does; prices are told in whole parts per
 * billion, so they are weighed by their sum, and a full set is worth what it pays.
 */
public final class Marking {
    private final int outcomes;
    private final long[] payoffs;
    private final long[] conditionPpb;
    private final long[][] outcomePpb;
    private final List<Integer> live;
    private final Mix mix;

    /**
     * A marking.
     *
     * @param payoffs by state, void last; empty for no position
     * @param conditionPpb as in {@link Signals}
     * @param outcomePpb as in {@link Signals}
     * @param settled the condition that came about, or negative
     * @param mix how much of a payoff counts
     */
    public Marking(MarketTerms terms, long[] payoffs, long[] conditionPpb, long[][] outcomePpb, int settled, Mix mix) {
        int conditions = terms.conditions().size();
        this.outcomes = terms.metric().outcomes().size();
        this.payoffs = payoffs.length == 0 ? new long[terms.pricedStates() + 1] : payoffs;
        this.conditionPpb = conditionPpb;
        this.outcomePpb = outcomePpb;
        this.live = settled < 0 ? IntStream.range(0, conditions).boxed().toList() : List.of(settled);
        this.mix = mix;
    }

    /** The conditions that can still come about, or the one that has. */
    public List<Integer> liveConditions() {
        return live;
    }

    /** If this condition comes about. */
    public long givenMicros(int condition) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger weights = BigInteger.ZERO;
        for (int o = 0; o < outcomes; o++) {
            long weight = outcomePpb[condition][o];
            weights = weights.add(BigInteger.valueOf(weight));
            sum = sum.add(times(weight, payoffs[condition * outcomes + o]));
        }
        return mixed(sum, weights);
    }

    /** Whatever condition comes about. */
    public long overallMicros() {
        BigInteger sum = BigInteger.ZERO;
        BigInteger weights = BigInteger.ZERO;
        for (int c : live) {
            for (int o = 0; o < outcomes; o++) {
                BigInteger weight = times(conditionPpb[c], outcomePpb[c][o]);
                weights = weights.add(weight);
                sum = sum.add(weight.multiply(BigInteger.valueOf(payoffs[c * outcomes + o])));
            }
        }
        return mixed(sum, weights);
    }

    /** In the worst state that can still come about. */
    public long worstMicros() {
        return IntStream.range(0, payoffs.length)
                .filter(this::isLive)
                .mapToLong(this::stateMicros)
                .min()
                .orElse(0);
    }

    /** In the best. */
    public long bestMicros() {
        return IntStream.range(0, payoffs.length)
                .filter(this::isLive)
                .mapToLong(this::stateMicros)
                .max()
                .orElse(0);
    }

    private boolean isLive(int state) {
        return state == payoffs.length - 1 || live.contains(state / outcomes);
    }

    private long stateMicros(int state) {
        return state == payoffs.length - 1 ? payoffs[state] : mixed(BigInteger.valueOf(payoffs[state]), BigInteger.ONE);
    }

    /** {@code floor(m sum/scale + (1 - m) void)}. */
    private long mixed(BigInteger sum, BigInteger scale) {
        BigInteger rest = times(mix.denominator() - mix.numerator(), payoffs[payoffs.length - 1]);
        BigInteger all = sum.multiply(BigInteger.valueOf(mix.numerator())).add(rest.multiply(scale));
        // Payoffs are never negative, so this is the floor.
        return all.divide(scale.multiply(BigInteger.valueOf(mix.denominator()))).longValueExact();
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
