package covenant.api.demo;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One simulated participant. He shares the crowd's beliefs up to an opinion of his own on every claim, trades a part of the way
 * between price and belief, and grows more reluctant the more he holds already, so that his positions stay bounded. The restless
 * ones trade without a belief.
 *
 * @param restless whether he trades without a belief
 * @param seed of his opinions
 */
record Participant(boolean restless, long seed) {
    private static final double OPINION = 0.2;
    private static final double EAGERNESS = 0.35;
    private static final double LARGEST_MOVE = 0.3;
    private static final double SMALLEST_MOVE = 0.01;
    private static final double RESTLESS_MOVE = 0.08;
    private static final double APPETITE = 2;
    private static final long LEAST_CASH_MICROS = 15_000 * Limits.MICROS;

    /** The slug of the account of who has this name. */
    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /**
     * What he does about a claim, if anything.
     *
     * @param belief the crowd's probability of the claim
     * @param haste at most 1: where the crowd trades often, each goes a smaller part of the way
     */
    Optional<Order> order(
            MarketGlance market, int condition, int outcome, double belief, double haste, SplittableRandom random) {
        double b = market.liquidityMicros() / 1e6;
        double price = market.price(condition, outcome);
        double exposure = market.exposure(condition, outcome);
        double reluctance = exposure / (APPETITE * b);
        double gap = restless
                ? RESTLESS_MOVE * Chance.gaussian(random) - 0.1 * reluctance
                : EAGERNESS
                        * (logit(belief) + opinion(market.number(), condition, outcome) - reluctance - logit(price));
        double move = Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, gap * haste));
        boolean reduces = exposure * move < 0;
        if (Math.abs(move) < SMALLEST_MOVE * haste || market.cashMicros() < LEAST_CASH_MICROS && !reduces) {
            return Optional.empty();
        }
        return Optional.of(ask(condition, outcome, price, b, move, random));
    }

    private double opinion(int market, int condition, int outcome) {
        long claim = (market * 31L + condition) * 31L + outcome;
        return OPINION * Chance.gaussian(new SplittableRandom(seed ^ (claim * 0x9E3779B97F4A7C15L)));
    }

    /** People ask in round numbers: most by what they spend or want to get, some by shares, some by the price they think right. */
    private static Order ask(int condition, int outcome, double price, double b, double move, SplittableRandom random) {
        double shares = b * move;
        double cost = b * StrictMath.log1p(price * StrictMath.expm1(move));
        double kind = random.nextDouble();
        if (kind < 0.5) {
            return Order.spend(condition, outcome, round(cost));
        }
        long target = Math.round(1_000 / (1 + StrictMath.exp(-logit(price) - move))) * (Limits.PPB / 1_000);
        if (kind < 0.8 || target <= 0 || target >= Limits.PPB) {
            return Order.shares(condition, outcome, round(shares));
        }
        return Order.toPrice(condition, outcome, target);
    }

    /** To two digits, in micros, never 0. */
    private static long round(double credits) {
        double size = Math.abs(credits);
        double unit = 0.1;
        while (size >= 100 * unit) {
            unit *= 10;
        }
        long rounded = Math.max(1, Math.round(size / unit)) * Math.round(unit * Limits.MICROS);
        return credits < 0 ? -rounded : rounded;
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }
}
