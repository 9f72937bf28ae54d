package covenant.engine.vectors;

import static covenant.engine.vectors.VectorSet.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Deposit;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.pricing.Lmsr;
import java.util.List;

/** Hanson's called-off trade and the welfare identity, both through the real engine on a scale that leaves twelve digits. */
final class DerivedVectors {
    /** One unit of the vectors is a million credits. */
    private static final double UNIT = 1e12;

    private static final List<String> STATES = List.of("a&b", "a&~b", "~a&b", "~a&~b");

    private DerivedVectors() {}

    /** Joint prior P(a) = 0.5, P(b|a) = 0.9, P(b|not a) = 0.2; one trader moves P(b|a) to 0.99. */
    static void calledOff(VectorSet set, JsonNode c) {
        TestVenue venue = richVenue();
        int trader = venue.participant("trader", 1_000_000_000);
        long[] prior = {450_000_000, 50_000_000, 100_000_000, 400_000_000};
        int market = open(venue, "hanson", 100, prior, "a", "not-a");
        Answer edit = venue.trade(trader, market, Order.toPrice(0, 0, 990_000_000));
        assertThat(edit.ok()).isTrue();
        long[] payoffs = venue.engine().state().market(market).position(trader).payoffs();
        // The payoff in void, where no trade reaches, is what was staked.
        double stake = payoffs[4] / UNIT;
        double[] delta = new double[4];
        for (int x = 0; x < 4; x++) {
            delta[x] = payoffs[x] / UNIT - stake;
        }
        if (c.has("state")) {
            assertNear(delta[STATES.indexOf(c.get("state").asText())], number(c, "delta"));
        } else if (c.has("x")) {
            assertNear(edit.sharesMicros() / UNIT, number(c, "x"));
            assertNear(edit.costMicros() / UNIT, number(c, "stake"));
            venue.settleCondition(market, 1);
            assertThat(venue.cashMicros(trader)).as("refunded").isEqualTo(1_000_000_000 * Limits.MICROS);
        } else if (c.get("check").asText().startsWith("collateral")) {
            assertNear(stake, number(c, "value"));
        } else {
            assertNear(0.5 * (0.99 * delta[0] + 0.01 * delta[1]), number(c, "value"));
        }
    }

    /** Whatever the session, traders together gain b (ln 2 - log loss of the final price). */
    static void welfare(VectorSet set, JsonNode c) {
        TestVenue venue = richVenue();
        int first = venue.participant("first", 500_000_000);
        int second = venue.participant("second", 500_000_000);
        int market = open(venue, "session", number(c, "b"), new long[0], "always");
        for (int i = 0; i < 20; i++) {
            long target = 100_000_000L + i * 37_000_000L % 800_000_000L;
            int trader = i % 2 == 0 ? first : second;
            assertThat(venue.trade(trader, market, Order.toPrice(0, i % 2, target))
                            .ok())
                    .isTrue();
        }
        double lastPrice = StrictMath.rint(StrictMath.exp(-number(c, "logloss")) * 1e9) / 1e9;
        venue.trade(first, market, Order.toPrice(0, 0, StrictMath.round(lastPrice * 1e9)));
        venue.settleOutcome(market, 0);
        long end = venue.cashMicros(first) + venue.cashMicros(second);
        double gain = (end - 1_000_000_000 * Limits.MICROS) / UNIT;
        assertNear(gain, number(c, "total"));
        assertNear(gain, number(c, "b") * StrictMath.log(2) + Lmsr.debtAtPrice(lastPrice, number(c, "b")));
        assertThat(gain).isCloseTo(number(c, "published"), within(0.5e-5 * 1.1));
    }

    /** The set states no tolerance: eight decimals, four more than the engine's rounding touches. */
    private static void assertNear(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8));
    }

    private static TestVenue richVenue() {
        TestVenue venue = TestVenue.founded();
        venue.apply(new Deposit(venue.nextId(), TestVenue.OPERATOR, TestVenue.COORDINATOR, Limits.MAX_DEPOSIT_MICROS));
        return venue;
    }

    private static int open(TestVenue venue, String id, double units, long[] prior, String... conditions) {
        Answer opened = venue.apply(new OpenMarket(
                venue.nextId(),
                TestVenue.COORDINATOR,
                TestVenue.terms(id, Metric.binary(), conditions),
                StrictMath.round(units * UNIT),
                prior));
        assertThat(opened.ok()).isTrue();
        return opened.number();
    }
}
