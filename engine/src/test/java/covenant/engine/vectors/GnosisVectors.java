package covenant.engine.vectors;

import static covenant.engine.vectors.VectorSet.decimal;
import static covenant.engine.vectors.VectorSet.number;
import static covenant.engine.vectors.VectorSet.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Lmsr;
import covenant.engine.pricing.Odds;
import covenant.engine.pricing.Rounding;
import java.util.Arrays;

/** Gnosis' market maker tests, and the worked example of their documentation. */
final class GnosisVectors {
    private GnosisVectors() {}

    static void lmsr(VectorSet set, JsonNode c) {
        double[] uniform = new double[c.get("n").asInt()];
        Arrays.fill(uniform, 1.0 / uniform.length);
        double b = Lmsr.liquidityForFunding(number(c, "funding"), uniform);
        if (c.has("step")) {
            step(c, b);
        } else {
            basket(c, b, uniform);
        }
    }

    /** One of ten equal trades of outcome 1, down to a price of 10^-31 or up to one less that. */
    private static void step(JsonNode c, double b) {
        double[] after = numbers(c.get("net_sold_after"));
        double shares = after[1] / c.get("step").asInt();
        double[] prices = Lmsr.prices(new double[] {after[0], after[1] - shares}, b);
        double cost = Lmsr.cost(prices[1], prices[0], b, shares);
        double priceAfter = number(c, "expected_price_outcome1");
        assertClose(cost, number(c, "net_cost_wei_exact"));
        assertClose(Lmsr.prices(after, b)[1], priceAfter);
        assertClose(Lmsr.priceAfter(prices[1], prices[0], b, shares), priceAfter);
        if (c.get("step").asInt() < 10 && b > 1e6) {
            Odds odds = Odds.of(new long[] {0, (long) after[1]}, (long) b, new ClaimSet(0, 2, 1, 2, 1));
            assertClose(odds.p(), priceAfter);
        }
        String rounded =
                c.has("net_cost_wei_rounded_up") ? "net_cost_wei_rounded_up" : "net_cost_wei_rounded_against_trader";
        // Theirs rounds as ours does; a double tells one wei from the next up to 2^53.
        if (c.has(rounded) && StrictMath.abs(cost) < 0x1p50) {
            assertThat(Rounding.costMicros(cost, 4 * Rounding.UNIT))
                    .isEqualTo(decimal(c, rounded).longValueExact());
        }
    }

    private static void basket(JsonNode c, double b, double[] uniform) {
        double[] shares = numbers(c.get("trade"));
        double expected = number(c, "net_cost_wei_exact");
        assertClose(Lmsr.basketCost(uniform, b, shares), expected);
        if (Arrays.stream(shares).allMatch(s -> s == 0 || s == shares[0])) {
            // Equal shares of every other state: one claim of ours.
            int count = (int) Arrays.stream(shares).filter(s -> s != 0).count();
            ClaimSet claim = new ClaimSet(0, shares.length, 0, 2, count);
            Odds odds = Odds.of(new long[shares.length], (long) b, claim);
            assertClose((double) odds.costMicros((long) shares[0]), expected);
        }
    }

    /** The tolerance that their tests state. */
    private static void assertClose(double actual, double expected) {
        double most = StrictMath.max(StrictMath.abs(actual), StrictMath.abs(expected));
        assertThat(actual).isCloseTo(expected, within(StrictMath.max(1e-9 * most, 1e-18)));
    }

    /** Alice spends 10 on yes in a market funded with 10; through the real engine. */
    static void alice(VectorSet set, JsonNode c) {
        double funding = c.get("funding").asDouble();
        double spend = c.get("spend").asDouble();
        double yes = number(c, "expected_yes_out");
        Answer bought = aliceBuys(funding, (long) spend);
        double shares = bought.sharesMicros() / 1e6;
        if (c.get("amm").asText().equals("CPMM")) {
            // Another market maker, there for comparison: for the same money it gives less.
            assertThat(shares).isGreaterThan(yes);
            return;
        }
        double[] inventory = numbers(c.get("expected_inventory"));
        assertThat(shares).isCloseTo(yes, within(1e-5));
        assertThat(funding + spend - shares).isCloseTo(inventory[0], within(1e-5));
        assertThat(funding + spend).isEqualTo(inventory[1]);
        assertThat(bought.priceAfterPpb() / 1e9).isCloseTo(numbers(c.get("expected_odds"))[0], within(1e-6));
    }

    private static Answer aliceBuys(double funding, long spendCredits) {
        TestVenue venue = TestVenue.founded();
        int alice = venue.participant("alice", 100);
        double b = Lmsr.liquidityForFunding(funding, new double[] {0.5, 0.5});
        Answer opened = venue.apply(new OpenMarket(
                venue.nextId(),
                TestVenue.COORDINATOR,
                TestVenue.terms("docs", Metric.binary(), "always"),
                StrictMath.round(b * Limits.MICROS),
                new long[0]));
        return venue.trade(alice, opened.number(), Order.spend(0, 0, spendCredits * Limits.MICROS));
    }
}
