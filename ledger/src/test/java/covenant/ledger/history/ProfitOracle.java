package covenant.ledger.history;

import covenant.engine.command.Metric;
import covenant.engine.decision.Mix;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What trades in one market come to, from the definition of a claim alone: no cash, no vault, no sweeping. A claim E|G of s shares at cost y
 * brings s - y in E, -y in the rest of G, and nothing outside of G; a fee brings its amount to the sponsor wherever the trade's G is.
 */
final class ProfitOracle {
    private record Claim(int condition, int outcome, BigDecimal shares, BigDecimal cost) {
        boolean given(int c) {
            return outcome < 0 || condition < 0 || condition == c;
        }

        boolean pays(int c, int o) {
            return (condition < 0 || condition == c) && (outcome < 0 || outcome == o);
        }
    }

    private final Market market;
    private final List<Claim> claims = new ArrayList<>();

    ProfitOracle(Market market, int account, List<Event.Traded> trades) {
        this.market = market;
        for (Event.Traded t : trades) {
            if (t.account() == account) {
                claims.add(new Claim(
                        t.condition(),
                        t.outcome(),
                        BigDecimal.valueOf(t.sharesMicros()),
                        BigDecimal.valueOf(t.costMicros())));
            }
            if (t.sponsor() == account) {
                claims.add(new Claim(
                        t.condition(),
                        t.outcome(),
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(t.feeMicros()).negate()));
            }
        }
    }

    /** The profit if this condition and this outcome come about. */
    BigDecimal in(int c, int o) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Claim claim : claims) {
            if (claim.given(c)) {
                sum = sum.subtract(claim.cost());
            }
            if (claim.given(c) && claim.pays(c, o)) {
                sum = sum.add(claim.shares());
            }
        }
        return sum;
    }

    private int outcomes() {
        return market.terms().metric().outcomes().size();
    }

    /** The mean over the states of these conditions, weighed by their prices, rounded down. */
    long marked(List<Integer> conditions, Mix mix) {
        Signals now = Signals.of(market);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int c : conditions) {
            // Within one condition its own probability, which may round to 0, does not matter.
            BigDecimal ofCondition =
                    conditions.size() == 1 ? BigDecimal.ONE : BigDecimal.valueOf(now.conditionPpb()[c]);
            for (int o = 0; o < outcomes(); o++) {
                BigDecimal weight = ofCondition.multiply(BigDecimal.valueOf(now.outcomePpb()[c][o]));
                weights = weights.add(weight);
                sum = sum.add(weight.multiply(in(c, o)));
            }
        }
        return floor(sum, weights, mix);
    }

    /** In one state. */
    long state(int c, int o, Mix mix) {
        return floor(in(c, o), BigDecimal.ONE, mix);
    }

    /** What settling at this outcome or value brings. */
    long settled(int outcome, long valueMicros, Mix mix) {
        Metric metric = market.terms().metric();
        int c = Math.max(0, market.settledCondition());
        if (metric.type() != Metric.Type.SCALAR) {
            return state(c, outcome, mix);
        }
        BigDecimal range = BigDecimal.valueOf(metric.highMicros() - metric.lowMicros());
        BigDecimal into = BigDecimal.valueOf(valueMicros - metric.lowMicros())
                .max(BigDecimal.ZERO)
                .min(range);
        BigDecimal sum = into.multiply(in(c, 0)).add(range.subtract(into).multiply(in(c, 1)));
        return floor(sum, range, mix);
    }

    /** Voiding brings 0, so the rest of the mix does. */
    private static long floor(BigDecimal sum, BigDecimal weights, Mix mix) {
        BigDecimal above = sum.multiply(BigDecimal.valueOf(mix.numerator()));
        BigDecimal below = weights.multiply(BigDecimal.valueOf(mix.denominator()));
        BigInteger[] parts = above.toBigIntegerExact().divideAndRemainder(below.toBigIntegerExact());
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
