package covenant.engine.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.pricing.ClaimCases.Case;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Shares, spend and target price are three ways of asking for the same trade. */
class WaysOfAskingTest {
    private static final long SEED = 20_260_102L;
    private static final double TAIL = 20.723;

    private final ClaimCases cases = new ClaimCases(SEED);

    @Test
    void aSpendBuysWhatItPaysForAndLeavesLessThanTwoMicros() {
        for (int i = 0; i < 60_000; i++) {
            Case market = any(TAIL);
            Odds odds = market.odds();
            long shares = shares(market.bMicros());
            long spend = odds.costMicros(shares);
            long found = odds.sharesForSpend(spend);
            assertThat(found)
                    .as("seed %d: %d micros in %s", SEED, spend, market)
                    .isNotIn(Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(odds.costMicros(found))
                    .as("seed %d: %d shares for %d micros in %s", SEED, found, spend, market)
                    .isBetween(spend - slackMicros(spend), spend);
        }
    }

    @Test
    void aSpendBuysAllThatItCan() {
        for (int i = 0; i < 20_000; i++) {
            Case market = any(TAIL);
            Odds odds = market.odds();
            long spend = odds.costMicros(shares(market.bMicros()));
            long found = odds.sharesForSpend(spend);
            // One micro more of spend is worth 1/price shares; with a little more than the slack the spend is exceeded.
            double price = StrictMath.min(
                    odds.p(), Lmsr.priceAfter(odds.p(), odds.complement(), odds.bMicros(), (double) found));
            double more = StrictMath.ceil((slackMicros(spend) + 1) / price);
            if (found + more < Limits.MAX_POSITION_MICROS) {
                assertThat(odds.costMicros(found + (long) more))
                        .as("seed %d: %d micros in %s", SEED, spend, market)
                        .isGreaterThan(spend);
            }
        }
    }

    @Test
    void noSaleBringsInMoreThanTheMarketCanPay() {
        for (int i = 0; i < 1_000; i++) {
            Case market = any(TAIL);
            // Selling without end brings in b ln(1/(1-p)).
            BigDecimal most = Oracle.log(market.exact().complement()).multiply(BigDecimal.valueOf(market.bMicros()));
            long beyond = most.longValue() - 1 - (long) cases.scaled(1, 1e12);
            assertThat(market.odds().sharesForSpend(beyond)).isEqualTo(Long.MIN_VALUE);
            assertThat(market.odds().sharesForSpend(-Limits.MAX_POSITION_MICROS))
                    .isNegative();
        }
    }

    @Test
    void theExtremesAreAnsweredNotOverflown() {
        Odds evens = new Case(new long[] {0, 0}, 1_000 * Limits.MICROS, new ClaimSet(0, 2, 0, 2, 1)).odds();
        assertThat(evens.sharesForSpend(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(evens.sharesForSpend(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(evens.sharesForSpend(0)).isZero();
        assertThat(evens.costMicros(0)).isZero();
        assertThat(evens.costMicros(Long.MAX_VALUE)).isPositive();
        assertThat(evens.costMicros(Long.MIN_VALUE)).isNegative().isGreaterThan(-694 * Limits.MICROS);
        assertThat(evens.priceAfterPpb(Long.MAX_VALUE)).isEqualTo(Limits.PPB);
        assertThat(evens.priceAfterPpb(Long.MIN_VALUE)).isZero();
    }

    @Test
    void aSmallSpendAtAVanishingPriceFindsItsShares() {
        long b = Limits.MIN_LIQUIDITY_MICROS;
        Case market = new Case(new long[] {-700 * b, 0}, b, new ClaimSet(0, 2, 0, 2, 1));
        // exp overflows on the way: the gain of the spend divided by a price of e^-700.
        for (long spend : new long[] {1, b, 20 * b, 600 * b}) {
            long shares = market.odds().sharesForSpend(spend);
            assertThat(shares).isLessThan(1_400 * b);
            assertThat(market.odds().costMicros(shares)).isBetween(spend - 2, spend);
        }
    }

    @Test
    void aTargetPriceIsReachedToTheMicroShare() {
        for (int i = 0; i < 60_000; i++) {
            Case market = any(TAIL);
            Odds odds = market.odds();
            double t = 1 / (1 + StrictMath.exp(-cases.random().nextDouble(-TAIL, TAIL)));
            long target = StrictMath.max(1, StrictMath.min(Limits.PPB - 1, StrictMath.round(t * 1e9)));
            long shares = odds.sharesToPrice(target);
            double after = Lmsr.priceAfter(odds.p(), odds.complement(), odds.bMicros(), (double) shares);
            // One micro-share moves the price by p(1-p)/b.
            double step = after * (1 - after) / odds.bMicros();
            assertThat(after)
                    .as("seed %d: to %d ppb in %s", SEED, target, market)
                    .isBetween(target / 1e9 - 1.1 * step - 1e-12, target / 1e9 + 1.1 * step + 1e-12);
        }
    }

    @Test
    void theThreeWaysAgree() {
        for (int i = 0; i < 20_000; i++) {
            // Where one share is worth more than a millionth of a micro and the price moves by more than the oracle of
            // ppb sees.
            Case market = any(6);
            Odds odds = market.odds();
            long shares = (long) (cases.random().nextDouble(-0.3, 0.3) * market.bMicros());
            double after = Lmsr.priceAfter(odds.p(), odds.complement(), odds.bMicros(), (double) shares);
            long byPrice = odds.sharesToPrice(StrictMath.round(after * 1e9));
            double ppbInShares = odds.bMicros() * 1e-9 / (after * (1 - after));
            assertThat((double) byPrice).isBetween(shares - ppbInShares - 2, shares + ppbInShares + 2);
            long bySpend = odds.sharesForSpend(odds.costMicros(shares));
            double microInShares = slackMicros(odds.costMicros(shares)) / StrictMath.min(after, odds.p()) + 2;
            assertThat((double) bySpend).isBetween(shares - microInShares, shares + microInShares);
        }
    }

    /** What a spend may leave unspent: two micros, and beyond a million credits the relative error of the cost, to both sides. */
    private static long slackMicros(long spend) {
        return 2 + (long) (StrictMath.abs(spend) * 2e-13);
    }

    private Case any(double tail) {
        return cases.ofLogit(cases.random().nextDouble(-tail, tail), 6, cases.liquidityMicros());
    }

    private long shares(long b) {
        long size = (long)
                StrictMath.max(1, StrictMath.min(cases.scaled(1e-9, 300) * b, 0.99 * Limits.MAX_POSITION_MICROS));
        return cases.random().nextBoolean() ? size : -size;
    }
}
