package covenant.engine.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.pricing.ClaimCases.Case;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the engine charges against what a trade exactly costs, in both tails, from the smallest market to the largest, for all three kinds
 * of claim: never below, and for trades of up to a million credits never more than two micros above.
 */
class OddsOracleTest {
    private static final long SEED = 20_260_101L;
    private static final double MILLION_CREDITS = 1e6 * Limits.MICROS;

    /** The logit of a price of 1 - 10^-9. */
    private static final double TAIL = 20.723;

    /** What the oracle itself does not know: its last digits, times the largest liquidity. */
    private static final double NOISE = 1e-50;

    private final ClaimCases cases = new ClaimCases(SEED);
    private double largest;

    @Test
    void aCostIsNeverBelowTheExactOneAndNeverMoreThanTwoMicrosAbove() {
        int checked = 0;
        while (checked < 5_000) {
            // Every other one as large as is promised, where the relative error weighs most.
            boolean isLarge = checked % 2 == 0;
            double x = cases.scaled(isLarge ? 1e-3 : 1e-9, 500);
            long b = isLarge ? (long) (cases.scaled(0.1, 1) * MILLION_CREDITS / x) : cases.liquidityMicros();
            Case market = cases.ofLogit(cases.random().nextDouble(-TAIL, TAIL), 6, b);
            long shares = shares(x, b);
            BigDecimal exact = market.exact().costMicros(shares, b);
            if (exact.abs().doubleValue() <= MILLION_CREDITS) {
                assertCharged(market, shares, exact, 2);
                checked++;
            }
        }
        System.out.printf("overcharge of up to %.6f micros, seed %d%n", largest, SEED);
    }

    @Test
    void aCostIsNeverBelowTheExactOneHoweverFarThePricesAreApart() {
        for (int i = 0; i < 1_000; i++) {
            long b = (long) cases.scaled(Limits.MIN_LIQUIDITY_MICROS, 1.4e12);
            Case market = cases.ofLogit(cases.random().nextDouble(-690, 690), 10, b);
            long shares = shares(cases.random().nextDouble(0, 1_400), b);
            assertCharged(market, shares, market.exact().costMicros(shares, b), Double.MAX_VALUE);
        }
    }

    /** From one end of the computable range upward, the exponential of the shares overflows before the price has left zero. */
    @Test
    void aCostIsNeverBelowTheExactOneWhereTheExponentialOverflows() {
        for (int i = 0; i < 2_000; i++) {
            long b = (long) cases.scaled(1.2e12, 1.427e12);
            long[] q = new long[128];
            q[0] = -(long) (699.99 * b);
            Case market = new Case(q, b, new ClaimSet(0, 128, 0, 128, 1));
            long shares = (long) (cases.random().nextDouble(699.9, 700.7) * b);
            assertCharged(market, shares, market.exact().costMicros(shares, b), Double.MAX_VALUE);
        }
    }

    /** Trades of all the position limit allows: the bound is relative, so they may be charged more than a few micros too much. */
    @Test
    void theLargestTradesAreChargedAtLeastTheExactCost() {
        for (int i = 0; i < 1_000; i++) {
            long b = cases.liquidityMicros();
            Case market = cases.ofLogit(cases.random().nextDouble(-300, 300), 6, b);
            long shares = cases.random().nextBoolean() ? Limits.MAX_POSITION_MICROS : -Limits.MAX_POSITION_MICROS;
            // Beyond a spread of 700 no trade is priced.
            if (StrictMath.abs(shares / (double) b) < 2 * Limits.MAX_SPREAD) {
                assertCharged(market, shares, market.exact().costMicros(shares, b), 1e15 * 1e-12);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corners")
    void corners(String name, long bMicros, double logit, long shares) {
        long[] q = logit > 0 ? new long[] {0, -(long) (logit * bMicros)} : new long[] {(long) (logit * bMicros), 0};
        Case market = new Case(q, bMicros, new ClaimSet(0, 2, 0, 2, 1));
        assertCharged(market, shares, market.exact().costMicros(shares, bMicros), 2);
        if (shares > 0) {
            assertThat(market.odds().costMicros(shares)).as("nothing is free").isPositive();
        } else {
            assertThat(-market.odds().costMicros(shares))
                    .as("a share pays at most one")
                    .isBetween(0L, -shares);
        }
    }

    static Stream<Arguments> corners() {
        long credit = Limits.MICROS;
        long min = Limits.MIN_LIQUIDITY_MICROS;
        long max = Limits.MAX_LIQUIDITY_MICROS;
        return Stream.of(
                Arguments.of("one micro-share at evens", 1_000 * credit, 0.0, 1),
                Arguments.of("one micro-share sold at evens", 1_000 * credit, 0.0, -1),
                Arguments.of("one micro-share in the smallest market", min, 0.0, 1),
                Arguments.of("one micro-share in the largest market", max, 0.0, 1),
                Arguments.of("one micro-share at a price of 10^-9", 1_000 * credit, -TAIL, 1),
                Arguments.of("one micro-share sold at a price of 10^-9", 1_000 * credit, -TAIL, -1),
                Arguments.of("one micro-share at a price of 1 - 10^-9", 1_000 * credit, TAIL, 1),
                Arguments.of("one micro-share sold at a price of 1 - 10^-9", 1_000 * credit, TAIL, -1),
                Arguments.of("a price so high that one minus it rounds to one", 1_000 * credit, 50.0, 1_000_000),
                Arguments.of("all sold at a price that rounds to one", 1_000 * credit, 50.0, -40_000 * credit),
                Arguments.of("more sold than the market can pay", credit, 20.0, -1_000_000 * credit),
                Arguments.of("more sold than the exponential can tell", min, 20.0, -1_000 * credit),
                Arguments.of("all the way up from 10^-9", 1_000 * credit, -TAIL, 40_000 * credit),
                Arguments.of("one micro-share at e^-700", credit, -700.0, 1),
                Arguments.of("one micro-share sold at e^-700", credit, -700.0, -1),
                Arguments.of("from e^-700 to evens", 1_000 * credit, -700.0, 700_000 * credit),
                Arguments.of("just below where the form of the cost changes", credit, 0.0, 700 * credit),
                Arguments.of("just above where the form of the cost changes", credit, 0.0, 700 * credit + 1),
                Arguments.of("far above where the exponential overflows", credit, -3.0, 1_300 * credit),
                Arguments.of("sold until 1 + u is just above a half", 1_000 * credit, 0.0, -credit * 20_000),
                Arguments.of("sold at a price where u passes -1/2", 1_000 * credit, 0.1, -credit * 2_400),
                Arguments.of("a million credits in the largest market", max, 0.0, 2_000_000 * credit),
                Arguments.of("all that the smallest market can price", min, -700.0, 14 * credit));
    }

    private void assertCharged(Case market, long shares, BigDecimal exact, double most) {
        BigDecimal cost = BigDecimal.valueOf(market.odds().costMicros(shares));
        double over = cost.subtract(exact).doubleValue();
        assertThat(over)
                .as("seed %d: %d shares cost %s, exactly %s, in %s", SEED, shares, cost, brief(exact), market)
                .isBetween(-NOISE, most);
        largest = StrictMath.max(largest, over);
    }

    private static BigDecimal brief(BigDecimal x) {
        return x.round(new MathContext(40));
    }

    /** ADR 0002: what the widening before the rounding must cover. */
    @Test
    void theErrorOfPricesAndCostsIsWithinItsBound() {
        double tightest = 0;
        for (int i = 0; i < 4_000; i++) {
            long b = (long) cases.scaled(Limits.MIN_LIQUIDITY_MICROS, 1.4e12);
            Case market = cases.ofLogit(cases.random().nextDouble(-600, 600), 30, b);
            Odds odds = market.odds();
            Oracle.Weights exact = market.exact();
            assertThat(relative(odds.p(), exact.price())).isLessThanOrEqualTo(odds.relativeError());
            assertThat(relative(odds.complement(), exact.complement())).isLessThanOrEqualTo(odds.relativeError());

            long shares = shares(cases.random().nextBoolean() ? cases.scaled(1e-6, 1) : cases.scaled(1, 1_300), b);
            double cost = Lmsr.cost(odds.p(), odds.complement(), (double) b, (double) shares);
            double bound = 1.5 * (odds.relativeError() + (StrictMath.abs(shares / (double) b) + 12) * Rounding.UNIT);
            BigDecimal exactCost = exact.costMicros(shares, b);
            if (exactCost.abs().doubleValue() > NOISE * 1e20) {
                double error = relative(cost, exactCost);
                assertThat(error).as("%d of %s", shares, market).isLessThan(bound);
                tightest = StrictMath.max(tightest, error / bound);
            }
        }
        System.out.printf("the error reached %.2f of its bound, seed %d%n", tightest, SEED);
    }

    /**
     * ADR 0002 says that a cost responds to a relative error of the price by at most 1.5 of it. The cost is {@code b ln v} with
     * {@code v = 1 + p expm1(s/b)}. Where v >= 1/2 its elasticity to p is {@code (v-1)/(v ln v)}; where v < 1/2 the sum v is made of positive
     * terms, and the elasticity to v is {@code 1/ln v}. Both are largest at v = 1/2, where they are 1/ln 2 = 1.4427.
     */
    @Test
    void theCostsElasticityIsAtMostOneOverLnTwo() {
        BigDecimal most = BigDecimal.ONE.divide(Oracle.LN2, Oracle.DIGITS);
        assertThat(most).isLessThan(new BigDecimal("1.5"));
        for (int i = 1; i < 2_000; i++) {
            BigDecimal v = new BigDecimal(StrictMath.exp((i - 1_000) / 100.0));
            BigDecimal log = Oracle.log(v);
            if (i != 1_000) {
                boolean direct = v.compareTo(new BigDecimal("0.5")) >= 0;
                BigDecimal elasticity = direct
                        ? v.subtract(BigDecimal.ONE).divide(v.multiply(log), Oracle.DIGITS)
                        : BigDecimal.ONE.divide(log, Oracle.DIGITS).abs();
                assertThat(elasticity).isPositive().isLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void anInitialDebtIsNeverAboveTheExactOneAndNeverTwoMicrosBelowInAMarketOfAMillion() {
        for (int i = 0; i < 3_000; i++) {
            // Every other one where a rounded p near one moves the debt by a good part of a micro.
            double from = i % 2 == 0 ? Limits.MIN_LIQUIDITY_MICROS : 5e14;
            double b = StrictMath.floor(cases.scaled(from, Limits.MAX_LIQUIDITY_MICROS));
            long ppb = cases.random().nextBoolean()
                    ? Limits.PPB - (long) cases.scaled(1, 4e8)
                    : (long) cases.scaled(1, Limits.PPB);
            BigDecimal exact = Oracle.log(BigDecimal.valueOf(ppb, 9)).multiply(new BigDecimal(b));
            long debt = Rounding.debtMicros(Lmsr.debtAtPrice(ppb / 1e9, b), b);
            double under = exact.subtract(BigDecimal.valueOf(debt)).doubleValue();
            assertThat(under).as("seed %d: b=%s p=%d ppb", SEED, b, ppb).isBetween(0.0, b > 1e12 ? 100 : 2.0);
        }
    }

    @Test
    void pricesOfAllStatesSumToOne() {
        for (int i = 0; i < 200; i++) {
            Case market = cases.ofLogit(cases.random().nextDouble(-TAIL, TAIL), 6, 1_000_000_000L);
            double[] q = Arrays.stream(market.q()).asDoubleStream().toArray();
            assertThat(Arrays.stream(Lmsr.prices(q, 1e9)).sum()).isBetween(1 - 1e-14, 1 + 1e-14);
        }
    }

    private static double relative(double computed, BigDecimal exact) {
        return new BigDecimal(computed)
                .subtract(exact)
                .divide(exact, MathContext.DECIMAL64)
                .abs()
                .doubleValue();
    }

    private long shares(double x, long b) {
        long size = StrictMath.max(1, StrictMath.min(StrictMath.round(x * b), Limits.MAX_POSITION_MICROS));
        return cases.random().nextBoolean() ? size : -size;
    }
}
