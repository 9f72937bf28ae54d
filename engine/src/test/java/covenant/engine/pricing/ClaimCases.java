package covenant.engine.pricing;

import covenant.engine.Limits;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Claims of all three kinds in markets of all sizes, with debts, liquidity and amounts drawn from a seed. */
final class ClaimCases {
    /** A claim in a market: debts, liquidity, and which states. */
    record Case(long[] q, long bMicros, ClaimSet claim) {
        Odds odds() {
            return Odds.of(q, bMicros, claim);
        }

        Oracle.Weights exact() {
            return Oracle.Weights.of(q, bMicros, claim);
        }

        @Override
        public String toString() {
            return "b=" + bMicros + " q=" + java.util.Arrays.toString(q) + " " + claim;
        }
    }

    private static final int[][] SHAPES = {
        {1, 2}, {1, 2}, {2, 2}, {2, 2}, {2, 2}, {1, 3}, {2, 3}, {3, 4}, {1, 16}, {8, 2}, {8, 16}
    };

    private final TestVenue venue = TestVenue.founded();
    private final Map<String, Market> markets = new HashMap<>();
    private final SplittableRandom random;

    ClaimCases(long seed) {
        random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    /** Log-uniform between two bounds. */
    double scaled(double from, double to) {
        return StrictMath.exp(random.nextDouble(StrictMath.log(from), StrictMath.log(to)));
    }

    /** Liquidity from the smallest to the largest, and now and then one of those two. */
    long liquidityMicros() {
        return switch (random.nextInt(12)) {
            case 0 -> Limits.MIN_LIQUIDITY_MICROS;
            case 1 -> Limits.MAX_LIQUIDITY_MICROS;
            default -> (long) scaled(Limits.MIN_LIQUIDITY_MICROS, Limits.MAX_LIQUIDITY_MICROS);
        };
    }

    /** A case whose price has about this logit, whose other weights differ by up to {@code jitter} times b. */
    Case ofLogit(double logit, double jitter, long bMicros) {
        int[] shape = SHAPES[random.nextInt(SHAPES.length)];
        Market market = market(shape[0], shape[1]);
        ClaimSet claim = claim(market, shape[0], shape[1]);
        long[] q = new long[shape[0] * shape[1]];
        int given = claim.givenTo() - claim.givenFrom();
        // Log odds of equal weights are those of the counts.
        double shift = logit - StrictMath.log((double) claim.count() / (given - claim.count()));
        for (int x = 0; x < q.length; x++) {
            q[x] = StrictMath.round(random.nextDouble(-jitter, jitter) / 2 * bMicros);
        }
        for (int i = 0; i < claim.count(); i++) {
            q[claim.first() + i * claim.stride()] += StrictMath.round(shift * bMicros);
        }
        long max = java.util.Arrays.stream(q).max().orElseThrow() + random.nextLong(1 + 2 * bMicros);
        for (int x = 0; x < q.length; x++) {
            q[x] -= max;
        }
        return new Case(q, bMicros, claim);
    }

    private ClaimSet claim(Market market, int conditions, int outcomes) {
        int condition = random.nextInt(conditions);
        int outcome = random.nextInt(outcomes);
        return switch (conditions == 1 ? random.nextInt(2) : random.nextInt(3)) {
            case 0 -> market.claim(condition, outcome);
            case 1 -> market.claim(Order.ANY, outcome);
            default -> market.claim(condition, Order.ANY);
        };
    }

    /** A market of this shape, through whose own claims the states are found. */
    Market market(int conditions, int outcomes) {
        return markets.computeIfAbsent(conditions + "x" + outcomes, id -> {
            Metric metric = Metric.categorical(names("o", outcomes));
            String[] names = names("c", conditions).toArray(String[]::new);
            return venue.engine().state().market(venue.market(TestVenue.terms(id, metric, names), 1));
        });
    }

    private static List<String> names(String prefix, int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
    }
}
