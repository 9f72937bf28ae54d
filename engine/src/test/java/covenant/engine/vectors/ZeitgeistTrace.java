package covenant.engine.vectors;

import static covenant.engine.vectors.VectorSet.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Deposit;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.pricing.Lmsr;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import java.math.BigDecimal;
import java.util.List;

/**
 * Zeitgeist's stateful trace through the real engine, one of our micros standing for one of their units of 10^-10. Their fee of 2 % is of
 * the amount put in, ours is of the cost, so the market here has none and the trace takes it off before a purchase and from the proceeds.
 */
final class ZeitgeistTrace {
    private static final double FUNDING = 100e10;
    private static final long[] PRIOR_PPB = {500_000_000, 250_000_000, 250_000_000};

    /** Theirs refuses to sell below e^-10 or to pass it. */
    private static final long LOWEST_PRICE_PPB = (long) (StrictMath.exp(-10) * 1e9);

    private final VectorSet set;
    private final TestVenue venue = TestVenue.founded();
    private final int trader = venue.participant("trader", 100_000_000);
    private final Market market;
    private BigDecimal poolFees = BigDecimal.ZERO;

    ZeitgeistTrace(VectorSet set) {
        this.set = set;
        venue.apply(new Deposit(venue.nextId(), TestVenue.OPERATOR, TestVenue.COORDINATOR, 10 * Limits.MICROS));
        double[] prior = {0.5, 0.25, 0.25};
        long b = (long) Lmsr.liquidityForFunding(FUNDING, prior);
        Metric metric = Metric.categorical(List.of("first", "second", "third"));
        Answer opened = venue.apply(new OpenMarket(
                venue.nextId(), TestVenue.COORDINATOR, TestVenue.terms("trace", metric, "always"), b, PRIOR_PPB));
        market = venue.engine().state().market(opened.number());
    }

    void replay() {
        List<JsonNode> steps = set.cases();
        for (int i = 0; i < steps.size(); i++) {
            if (i == 3) {
                refuses(2, 10_000_000_000L, "SpotPriceTooLow");
            }
            if (i == 4) {
                refuses(1, 1_000_000_000_000L, "SpotPriceSlippedTooLow");
                refuses(1, 10_000_000_000_000L, "MaxAmountExceeded");
            }
            step(steps.get(i));
            check(steps.get(i));
        }
    }

    private void step(JsonNode c) {
        int outcome = c.get("outcome").asInt();
        BigDecimal amount = decimal(c, "amount_in");
        if (c.get("op").asText().equals("buy")) {
            long net = amount.multiply(new BigDecimal("0.98")).longValue();
            assertThat(trade(Order.spend(0, outcome, net)).ok()).isTrue();
            poolFees = poolFees.add(new BigDecimal(amount.movePointLeft(2).toBigInteger()));
        } else {
            Answer sold = trade(Order.shares(0, outcome, -amount.longValueExact()));
            assertThat(sold.ok()).isTrue();
            poolFees = poolFees.add(BigDecimal.valueOf(-sold.costMicros() / 100));
        }
    }

    private void check(JsonNode c) {
        long[] debts = market.debts();
        for (int i = 0; i < debts.length; i++) {
            set.assertUnits((double) -debts[i], published(c, "expected_reserves", i));
            double price = Odds.of(market.q(), market.liquidityMicros(), market.claim(0, i))
                    .p();
            set.assertUnits(price * set.scale(), published(c, "expected_prices", i));
        }
        set.assertUnits(poolFees.doubleValue(), decimal(c, "expected_pool_fees"));
    }

    private static BigDecimal published(JsonNode c, String array, int index) {
        return new BigDecimal(c.get(array).get(index).asText());
    }

    /**
     * What theirs refuses by fixed bounds ours refuses by the order's own worst price. Their smallest purchase has no counterpart: here a
     * micro buys what it buys.
     */
    private void refuses(int outcome, long shares, String theirs) {
        byte[] before = venue.engine().hash();
        Order order = new Order(0, outcome, Order.Mode.SHARES, -shares, Order.NO_LIMIT, LOWEST_PRICE_PPB);
        assertThat(trade(order).refusal()).as(theirs).isEqualTo(Refusal.LIMIT_NOT_MET);
        assertThat(venue.engine().hash()).isEqualTo(before);
    }

    private Answer trade(Order order) {
        return venue.trade(trader, market.number(), order);
    }
}
