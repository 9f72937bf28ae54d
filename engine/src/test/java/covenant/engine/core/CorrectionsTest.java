package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;
import covenant.engine.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets how much when a settled outcome is corrected, and out of whose cash. */
class CorrectionsTest {
    private static final long CREDIT = Limits.MICROS;

    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 1_000);
    private final int bob = venue.participant("bob", 1_000);

    private Answer correct(int by, int market, int outcome, long valueMicros) {
        return venue.apply(new CorrectOutcome(venue.nextId(), by, market, outcome, valueMicros, "a late report"));
    }

    private Market state(int market) {
        return venue.engine().state().market(market);
    }

    @Test
    void whoGotTooLittleIsPaidByTheCorrectorAndNobodyPaysBack() {
        int market = venue.binary("m");
        venue.trade(ann, market, Order.shares(0, 0, 100 * CREDIT));
        venue.trade(bob, market, Order.shares(0, 1, 70 * CREDIT));
        venue.settleCondition(market, 0);
        venue.settleOutcome(market, 0);
        long annBefore = venue.cashMicros(ann);
        long bobBefore = venue.cashMicros(bob);
        long payerBefore = venue.cashMicros(TestVenue.COORDINATOR);

        assertThat(correct(TestVenue.COORDINATOR, market, 1, 0).ok()).isTrue();

        assertThat(venue.cashMicros(ann)).as("keeps what he was paid").isEqualTo(annBefore);
        assertThat(venue.cashMicros(bob)).as("one credit a share").isEqualTo(bobBefore + 70 * CREDIT);
        assertThat(venue.cashMicros(TestVenue.COORDINATOR)).isEqualTo(payerBefore - 70 * CREDIT);
        assertThat(venue.events().subList(0, 3))
                .containsExactly(
                        new Event.OutcomeCorrected(
                                market, 0, 0, 1, 0, TestVenue.COORDINATOR, 70 * CREDIT, "a late report"),
                        new Event.CashMoved(
                                TestVenue.COORDINATOR,
                                market,
                                -70 * CREDIT,
                                payerBefore - 70 * CREDIT,
                                Event.Cause.CORRECTION),
                        new Event.CashMoved(bob, market, 70 * CREDIT, bobBefore + 70 * CREDIT, Event.Cause.CORRECTION));
        assertThat(state(market).settledOutcome()).isEqualTo(1);
        assertThat(state(market).corrections()).singleElement().satisfies(c -> {
            assertThat(c.outcomeBefore()).isZero();
            assertThat(c.outcomeAfter()).isEqualTo(1);
            assertThat(c.paidMicros()).isEqualTo(70 * CREDIT);
            assertThat(c.reason()).isEqualTo("a late report");
        });
    }

    @Test
    void aSecondCorrectionCountsInWhatWasPaidBefore() {
        int market =
                venue.market(TestVenue.terms("m", Metric.scalar(0, 10 * CREDIT, "points"), "kept", "broken"), 1_000);
        venue.trade(ann, market, Order.shares(0, 0, 100 * CREDIT));
        venue.settleCondition(market, 0);
        venue.settleValue(market, 2 * CREDIT);
        long twenty = venue.cashMicros(ann);
        assertThat(correct(TestVenue.COORDINATOR, market, Order.ANY, 5 * CREDIT).ok())
                .isTrue();
        assertThat(venue.cashMicros(ann)).isEqualTo(twenty + 30 * CREDIT);
        assertThat(correct(TestVenue.OPERATOR, market, Order.ANY, 3 * CREDIT).ok())
                .as("down again: nobody is owed anything, so it costs nothing")
                .isTrue();
        assertThat(venue.cashMicros(ann)).isEqualTo(twenty + 30 * CREDIT);
        assertThat(correct(TestVenue.COORDINATOR, market, Order.ANY, 6 * CREDIT).ok())
                .isTrue();
        assertThat(venue.cashMicros(ann)).as("60 in all").isEqualTo(twenty + 40 * CREDIT);
        assertThat(state(market).corrections()).hasSize(3);
    }

    @Test
    void whoeverCannotPayCorrectsNothing() {
        int market = venue.binary("m");
        venue.trade(bob, market, Order.shares(0, 1, 70 * CREDIT));
        venue.settleCondition(market, 0);
        venue.settleOutcome(market, 0);
        int poor = venue.account("poor", Role.COORDINATOR, 69);
        Answer answer = correct(poor, market, 1, 0);
        assertThat(answer.refusal()).isEqualTo(Refusal.INSUFFICIENT_FUNDS);
        assertThat(answer.detail()).isEqualTo("those who got too little are owed 70, free cash is 69");
        assertThat(state(market).settledOutcome()).isZero();
    }

    @Test
    void theSponsorOwesHimselfNothing() {
        MarketTerms terms =
                new MarketTerms("m", "M", "", "", "", List.of("kept", "broken"), Metric.binary(), 500, true, 0);
        int market = venue.market(terms, 1_000);
        venue.trade(ann, market, Order.shares(0, 1, 100 * CREDIT));
        venue.settleCondition(market, 0);
        venue.settleOutcome(market, 0);
        long before = venue.cashMicros(TestVenue.COORDINATOR);
        assertThat(correct(TestVenue.COORDINATOR, market, 1, 0).ok()).isTrue();
        assertThat(venue.cashMicros(TestVenue.COORDINATOR)).isEqualTo(before - 100 * CREDIT);
    }

    @Test
    void anOutcomeIsCorrectedSoOftenAndNoMore() {
        int market = venue.binary("m");
        venue.settleCondition(market, 0);
        venue.settleOutcome(market, 0);
        for (int i = 0; i < Limits.MAX_CORRECTIONS; i++) {
            assertThat(correct(TestVenue.COORDINATOR, market, 1 - i % 2, 0).ok())
                    .isTrue();
        }
        assertThat(correct(TestVenue.COORDINATOR, market, 1, 0).refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED);
    }

    /** Against a recomputation that knows nothing of corrections: what each was paid in all is the most he was ever owed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyoneHasBeenPaidTheMostThatWasEverRight(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        boolean scalar = random.nextBoolean();
        Metric metric = scalar
                ? Metric.scalar(-3 * CREDIT, 7 * CREDIT, "points")
                : Metric.categorical(List.of("red", "green", "blue"));
        int market = venue.market(
                new MarketTerms("m", "M", "", "", "", List.of("x", "y"), metric, random.nextInt(300), true, 0), 200);
        int outcomes = metric.outcomes().size();
        for (int i = 0; i < 60; i++) {
            int outcome = random.nextInt(outcomes);
            venue.trade(
                    random.nextBoolean() ? ann : bob,
                    market,
                    Order.shares(random.nextInt(2), outcome, random.nextInt(-20_000_000, 20_000_000)));
        }
        venue.settleCondition(market, random.nextInt(2));
        Map<Integer, long[]> owned = new TreeMap<>();
        for (Position position : state(market).positions()) {
            long[] payoffs = position.payoffs();
            long[] live = new long[outcomes];
            System.arraycopy(payoffs, state(market).liveFrom(), live, 0, outcomes);
            owned.put(position.account().number(), live);
        }
        List<long[]> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(
                    new long[] {scalar ? Order.ANY : random.nextInt(outcomes), random.nextInt(-60, 130) * 100_000L});
        }
        Map<Integer, Long> cash = new TreeMap<>();
        owned.keySet().forEach(account -> cash.put(account, venue.cashMicros(account)));
        Map<Integer, Long> most = new TreeMap<>();
        for (int i = 0; i < results.size(); i++) {
            long[] result = results.get(i);
            Answer answer = i == 0
                    ? settle(market, scalar, result)
                    : correct(TestVenue.OPERATOR, market, (int) result[0], result[1]);
            boolean isSame = i > 0 && answer.refusal() == Refusal.NOTHING_TO_CORRECT;
            assertThat(answer.ok() || isSame).as(answer.detail()).isTrue();
            for (int account : List.of(ann, bob)) {
                if (owned.containsKey(account)) {
                    most.merge(account, worth(metric, owned.get(account), result), Math::max);
                    assertThat(venue.cashMicros(account) - cash.get(account))
                            .as("account %d after result %d", account, i)
                            .isEqualTo(most.get(account));
                }
            }
            assertThat(venue.engine().state().isConserved()).isTrue();
            assertSurvivesASnapshot();
        }
    }

    private Answer settle(int market, boolean scalar, long[] result) {
        venue.apply(new covenant.engine.command.Deposit(
                venue.nextId(), TestVenue.OPERATOR, TestVenue.OPERATOR, 1_000_000 * CREDIT));
        return scalar ? venue.settleValue(market, result[1]) : venue.settleOutcome(market, (int) result[0]);
    }

    private static long worth(Metric metric, long[] payoffs, long[] result) {
        if (result[0] != Order.ANY) {
            return payoffs[(int) result[0]];
        }
        long range = metric.highMicros() - metric.lowMicros();
        long above = Math.max(0, Math.min(range, result[1] - metric.lowMicros()));
        return Math.floorDiv(above * payoffs[0] + (range - above) * payoffs[1], range);
    }

    private void assertSurvivesASnapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(venue.engine().state(), piece -> {
            ByteBuffer written = piece.written();
            byte[] copy = new byte[written.remaining()];
            written.get(copy);
            bytes.writeBytes(copy);
        });
        VenueState read = StateCodec.read(new WireReader(ByteBuffer.wrap(bytes.toByteArray())));
        assertThat(StateHash.of(read)).isEqualTo(venue.engine().hash());
    }
}
