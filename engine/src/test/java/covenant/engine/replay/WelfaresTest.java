package covenant.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Limits;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.vectors.VectorSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all traders gain together is what the scoring rule says: b ln(p end / p start), whatever they did. */
class WelfaresTest {
    private static final int MARKET = 0;
    private static final long CREDIT = Limits.MICROS;

    private final TestVenue venue = TestVenue.founded();
    private final Welfares welfares = new Welfares(venue.engine().state());
    private final int ann = venue.participant("ann", 100_000);
    private final int bob = venue.participant("bob", 100_000);

    private boolean apply(Command command) {
        boolean ok = venue.apply(command).ok();
        venue.events().forEach(welfares::on);
        return ok;
    }

    private void open(MarketTerms terms, long liquidityCredits, long... priorPpb) {
        assertThat(apply(new OpenMarket(
                        CommandId.NONE, TestVenue.COORDINATOR, terms, liquidityCredits * CREDIT, priorPpb)))
                .isTrue();
    }

    private void trade(int by, Order order) {
        apply(new Trade(CommandId.NONE, by, MARKET, order));
    }

    private void settleCondition(int condition) {
        apply(new SettleCondition(CommandId.NONE, TestVenue.COORDINATOR, MARKET, condition));
    }

    private void settle(int outcome, long valueMicros) {
        apply(new SettleOutcome(CommandId.NONE, TestVenue.COORDINATOR, MARKET, outcome, valueMicros));
    }

    /** Somebody buys, sells, spends and names prices, at random. */
    private void trade(Random random, int trades) {
        MarketTerms terms = venue.engine().state().market(MARKET).terms();
        int conditions = terms.conditions().size();
        int outcomes = terms.metric().outcomes().size();
        for (int i = 0; i < trades; i++) {
            int by = random.nextBoolean() ? ann : bob;
            int kind = random.nextInt(4);
            int condition = kind == 0 ? Order.ANY : random.nextInt(conditions);
            int outcome = kind == 1 ? Order.ANY : random.nextInt(outcomes);
            long amount = (long) (random.nextGaussian() * 200 * CREDIT);
            switch (random.nextInt(4)) {
                case 0 -> trade(by, Order.shares(condition, outcome, amount));
                case 1 -> trade(by, Order.spend(condition, outcome, amount));
                case 2 -> trade(by, Order.toPrice(condition, outcome, 10_000_000 + random.nextInt(980_000_000)));
                default ->
                    apply(new PlaceOrder(
                            CommandId.NONE, by, MARKET, condition, outcome, amount, random.nextInt(1_000_000_000), 0));
            }
        }
    }

    private Welfare assertHolds(int seed) {
        Welfare welfare = welfares.of(MARKET);
        assertThat(welfare.isKnown()).isTrue();
        assertThat(welfare.holds()).as("seed %s: %s", seed, welfare).isTrue();
        return welfare;
    }

    @Test
    void thePublishedSessionGivesThePublishedTotal() {
        JsonNode published = VectorSet.all().get("identity.welfare").cases().get(0);
        double logLoss = VectorSet.number(published, "logloss");
        // The venue's smallest b is 1: everything is a thousand times larger.
        double scale = 100 / VectorSet.number(published, "b");
        open(TestVenue.terms("m", Metric.binary(), "only"), 100);
        trade(ann, Order.shares(0, 0, 150 * CREDIT));
        trade(bob, Order.toPrice(0, 0, 310_000_000));
        trade(ann, Order.toPrice(0, 0, StrictMath.round(StrictMath.exp(-logLoss) * Limits.PPB)));
        settle(0, 0);

        Welfare welfare = assertHolds(0);
        double total = welfare.gainedMicros() / (scale * CREDIT);
        // Three trades, each rounded by up to a micro.
        assertThat(total).isCloseTo(VectorSet.number(published, "total"), within(3 / (scale * CREDIT) + 1e-9));
        assertThat(total).isCloseTo(VectorSet.number(published, "published"), within(6e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void itHoldsForEveryMetricWithFeesAndOrders(int seed) {
        Random random = new Random(seed);
        Metric metric = seed % 2 == 0
                ? Metric.scalar(-2 * CREDIT, 6 * CREDIT, "points")
                : Metric.categorical(List.of("a", "b", "c"));
        MarketTerms plain = TestVenue.terms("m", metric, "kept", "broken");
        MarketTerms terms =
                new MarketTerms(plain.id(), plain.title(), "", "", "", plain.conditions(), metric, 137, true, 0);
        open(terms, 500);
        trade(random, 60);
        settleCondition(seed % 2);
        trade(random, 20);
        if (seed % 2 == 0) {
            settle(Order.ANY, seed == 2 ? 1_234_567 : 77 * CREDIT);
        } else {
            settle(random.nextInt(3), 0);
        }
        Welfare welfare = assertHolds(seed);
        assertThat(Math.abs(welfare.ruleMicros())).as("something happened").isGreaterThan(CREDIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void itHoldsFromUnevenPriorsAndWhenLiquidityIsAdded(int seed) {
        Random random = new Random(seed);
        open(
                TestVenue.terms("m", Metric.binary(), "kept", "broken"),
                300,
                100_000_000,
                500_000_000,
                399_999_000,
                1_000);
        trade(random, 20);
        assertThat(deepen(451)).isTrue();
        trade(random, 20);
        settleCondition(0);
        trade(random, 20);
        assertThat(deepen(1_009)).isTrue();
        trade(random, 20);
        settle(seed % 2, 0);
        assertHolds(seed);
    }

    private boolean deepen(long credits) {
        return apply(new AddLiquidity(CommandId.NONE, TestVenue.COORDINATOR, MARKET, credits * CREDIT, ""));
    }

    @Test
    void whereTheLotDecidesItCountsByTheMix() {
        long decidesAt = TestVenue.START_MICROS + 40 * CREDIT;
        DecisionTerms decision = new DecisionTerms(
                DecisionTerms.Rule.RANDOMISED,
                DecisionTerms.Rule.TWAP_MARGIN,
                decidesAt,
                20 * CREDIT,
                0,
                false,
                0,
                0,
                CREDIT,
                0,
                0,
                0,
                100_000_000,
                KeyHash.of(new byte[32]),
                true,
                DecisionTerms.Guards.NONE);
        open(
                new MarketTerms("m", "Title", "", "", "", List.of("keep", "change"), Metric.binary(), 0, false, 0)
                        .deciding(decision),
                1_000);
        trade(ann, Order.toPrice(0, 0, 700_000_000));
        trade(bob, Order.toPrice(1, 0, 800_000_000));
        for (int i = 0; venue.engine().state().market(MARKET).settledCondition() < 0; i++) {
            trade(ann, Order.shares(i % 2, 0, CREDIT));
        }
        settle(0, 0);
        Welfare welfare = assertHolds(0);
        boolean isRulesOwn =
                venue.engine().state().market(MARKET).decision().mix().denominator() > 1;
        assertThat(isRulesOwn).as("nine of ten decisions are the rule's own").isTrue();
        assertThat(welfare.gainedMicros()).isLessThan(60 * CREDIT);
    }

    @Test
    void aVoidedMarketLeavesEverybodyWhereHeWas() {
        open(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100);
        trade(new Random(1), 10);
        apply(new VoidMarket(CommandId.NONE, TestVenue.COORDINATOR, MARKET, "a test"));
        assertThat(assertHolds(1).gainedMicros()).isZero();
    }

    @Test
    void aCorrectionDoesNotChangeWhatTheMakerPaid() {
        open(TestVenue.terms("m", Metric.binary(), "only"), 100);
        trade(ann, Order.toPrice(0, 0, 900_000_000));
        settle(1, 0);
        long before = assertHolds(0).gainedMicros();
        assertThat(apply(new CorrectOutcome(CommandId.NONE, TestVenue.COORDINATOR, MARKET, 0, 0, "a slip")))
                .isTrue();
        assertThat(assertHolds(0).gainedMicros()).isEqualTo(before);
    }

    @Test
    void nothingIsKnownBeforeTheEndAndAFewMicrosTooMuchAreNoticed() {
        open(TestVenue.terms("m", Metric.binary(), "only"), 100);
        trade(ann, Order.toPrice(0, 0, 900_000_000));
        assertThat(welfares.of(MARKET).isKnown()).isFalse();
        settle(0, 0);
        Welfare right = welfares.of(MARKET);
        assertThat(right.holds()).isTrue();
        long gained = right.gainedMicros();
        assertThat(with(right, gained + 3).holds()).isFalse();
        assertThat(with(right, gained - 6).holds()).isFalse();
    }

    private static Welfare with(Welfare right, long gainedMicros) {
        return new Welfare(gainedMicros, right.ruleMicros(), right.roundingMicros(), right.errorMicros(), true);
    }
}
