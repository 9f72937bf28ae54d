package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each reason to refuse an order; and of every two that can hold at once, the one that stands first in {@link Refusal} is given. */
class OrderRefusalTest {
    private static final long M = Limits.MICROS;
    private static final long HOUR = 3_600 * M;

    /** A good order field by field, so that faults can be put into it. */
    private static final class Draft {
        final TestVenue venue = TestVenue.founded();
        final int rich = venue.participant("rich", 1_000_000);
        final int poor = venue.participant("poor", 0);
        final int open = venue.binary("open");
        final int voided = venue.binary("voided");
        final int settled = venue.binary("settled");
        final int branch = venue.binary("branch");
        final int pending = venue.market(
                TestVenue.terms("pending", Metric.binary(), "kept", "broken").timed(Long.MAX_VALUE, 0, 0), 1_000);
        final int closed = venue.market(
                TestVenue.terms("closed", Metric.binary(), "kept", "broken")
                        .timed(0, venue.engine().atMicros() + 2 * M, 0),
                1_000);
        final int limited = venue.market(limited(), 1_000);
        CommandId commandId = venue.nextId();
        int by = rich;
        int market = open;
        int condition;
        int outcome;
        long shares = M;
        long limit = Limits.PPB / 4;
        long expiresAt;

        Draft() {
            venue.voidMarket(voided);
            venue.settleCondition(settled, 0);
            venue.settleOutcome(settled, 0);
            venue.settleCondition(branch, 0);
            CommandId used = CommandId.of("used");
            venue.apply(new PlaceOrder(used, rich, open, 0, 0, M, Limits.PPB / 5, 0));
            venue.apply(new PlaceOrder(used, poor, open, 0, 0, M, Limits.PPB / 5, 0));
        }

        private covenant.engine.command.MarketTerms limited() {
            long decidesAt = venue.engine().atMicros() + 24 * HOUR;
            DecisionTerms.Guards guards = new DecisionTerms.Guards(0, 0, 0, 0, 10 * M);
            DecisionTerms plain = DecisionTerms.twapMargin(decidesAt, HOUR, 0, 0);
            DecisionTerms guarded = new DecisionTerms(
                    plain.rule(),
                    plain.baseRule(),
                    plain.decidesAtMicros(),
                    plain.windowMicros(),
                    plain.statusQuo(),
                    plain.lowerIsBetter(),
                    plain.thresholdBps(),
                    plain.maxChange(),
                    plain.gridMicros(),
                    plain.absoluteMargin(),
                    plain.relativeMarginBps(),
                    plain.victoryMargin(),
                    plain.epsilonPpb(),
                    plain.seed(),
                    plain.inverseProbability(),
                    guards);
            return new covenant.engine.command.MarketTerms(
                            "limited", "L", "", "", "", List.of("a", "b"), Metric.binary(), 0, false, 0)
                    .deciding(guarded);
        }

        PlaceOrder order() {
            return new PlaceOrder(commandId, by, market, condition, outcome, shares, limit, expiresAt);
        }

        Answer apply() {
            return venue.apply(order());
        }
    }

    private record Fault(String field, Refusal refusal, Consumer<Draft> change) {
        @Override
        public String toString() {
            return refusal.code();
        }
    }

    /** Faults in the order of their reasons; two of one field cannot hold at once. */
    private static final List<Fault> FAULTS = List.of(
            new Fault("by", Refusal.UNKNOWN_ACCOUNT, d -> d.by = 99),
            new Fault("by", Refusal.ROLE_NOT_ADMITTED, d -> d.by = TestVenue.COORDINATOR),
            new Fault("id", Refusal.COMMAND_ID_REUSED, d -> d.commandId = CommandId.of("used")),
            new Fault("market", Refusal.UNKNOWN_MARKET, d -> d.market = 99),
            new Fault("shares", Refusal.AMOUNT_INVALID, d -> d.shares = 0),
            new Fault("shares", Refusal.AMOUNT_INVALID, d -> d.shares = Limits.MAX_POSITION_MICROS + 1),
            new Fault("shares", Refusal.AMOUNT_INVALID, d -> d.shares = Long.MIN_VALUE),
            new Fault("limit", Refusal.PRICE_INVALID, d -> d.limit = 0),
            new Fault("limit", Refusal.PRICE_INVALID, d -> d.limit = Limits.PPB),
            new Fault("expiry", Refusal.ORDER_INVALID, d -> d.expiresAt = TestVenue.START_MICROS),
            new Fault("expiry", Refusal.ORDER_INVALID, d -> d.expiresAt = -1),
            new Fault("shares", Refusal.ORDER_INVALID, d -> d.shares = 3_999),
            new Fault("market", Refusal.MARKET_VOIDED, d -> d.market = d.voided),
            new Fault("market", Refusal.MARKET_SETTLED, d -> d.market = d.settled),
            new Fault("market", Refusal.MARKET_CLOSED, d -> d.market = d.closed),
            new Fault("market", Refusal.MARKET_NOT_OPEN, d -> d.market = d.pending),
            new Fault("condition", Refusal.UNKNOWN_CONDITION, d -> d.condition = 2),
            new Fault("condition", Refusal.UNKNOWN_CONDITION, d -> d.condition = -2),
            new Fault("outcome", Refusal.UNKNOWN_OUTCOME, d -> d.outcome = 2),
            new Fault("claim", Refusal.CLAIM_INVALID, d -> d.condition = d.outcome = Order.ANY),
            new Fault("market+condition", Refusal.CONDITION_SETTLED, d -> {
                d.market = d.branch;
                d.condition = 1;
            }),
            new Fault("market+condition", Refusal.CONDITION_TRADING_OFF, d -> {
                d.market = d.limited;
                d.condition = Order.ANY;
            }),
            new Fault("market+shares", Refusal.POSITION_LIMIT_EXCEEDED, d -> {
                d.market = d.limited;
                d.shares = 11 * M;
            }),
            new Fault("by", Refusal.INSUFFICIENT_FUNDS, d -> d.by = d.poor));

    @TestFactory
    Stream<DynamicTest> ofTwoReasonsTheFirstIsGiven() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < FAULTS.size(); i++) {
            for (int j = i; j < FAULTS.size(); j++) {
                Fault first = FAULTS.get(i);
                Fault second = FAULTS.get(j);
                if (i == j || areOfDifferentFields(first, second)) {
                    tests.add(dynamicTest(first + " and " + second, () -> check(first, second)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static boolean areOfDifferentFields(Fault a, Fault b) {
        boolean claims =
                (a.field() + b.field()).contains("claim") && (a.field() + b.field()).matches(".*(condition|outcome).*");
        boolean ids = (a.field() + b.field()).contains("id") && (a.field() + b.field()).contains("by");
        return !claims
                && !ids
                && Stream.of(a.field().split("\\+"))
                        .noneMatch(f -> List.of(b.field().split("\\+")).contains(f));
    }

    private static void check(Fault first, Fault second) {
        assertThat(first.refusal()).isLessThanOrEqualTo(second.refusal());
        Draft draft = new Draft();
        second.change().accept(draft);
        first.change().accept(draft);
        byte[] before = draft.venue.engine().hash();
        Answer answer = draft.apply();
        assertThat(answer.refusal()).as(answer.detail()).isEqualTo(first.refusal());
        assertThat(answer.detail()).isNotBlank();
        assertThat(draft.venue.engine().hash()).isEqualTo(before);
    }

    @Test
    void aGoodOrderIsTaken() {
        assertThat(new Draft().apply().ok()).isTrue();
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        Draft draft = new Draft();
        for (int i = 1; i < Limits.MAX_ORDERS_PER_ACCOUNT; i++) {
            draft.commandId = draft.venue.nextId();
            assertThat(draft.apply().ok()).isTrue();
        }
        draft.commandId = draft.venue.nextId();
        assertThat(draft.apply().refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED);
        draft.venue.apply(new CancelOrder(draft.venue.nextId(), draft.rich, 5));
        assertThat(draft.apply().ok()).isTrue();
    }

    @Test
    void anOrderLargerThanAnyPositionEndsWhereItsAccountHoldsTooMuchAlready() {
        Draft draft = new Draft();
        draft.market = draft.limited;
        draft.shares = 8 * M;
        int order = draft.apply().number();
        // Bought by hand meanwhile: 8 more would be 16.
        draft.venue.trade(draft.rich, draft.limited, Order.shares(0, 0, 8 * M));
        int other = draft.venue.participant("other", 100_000);
        draft.venue.trade(other, draft.limited, Order.shares(0, 0, -9 * M));
        draft.venue.trade(draft.venue.participant("third", 100_000), draft.limited, Order.shares(0, 1, 9 * M));
        assertThat(draft.venue.engine().state().orders().order(order).rests()).isTrue();
        for (int i = 0; i < 80; i++) {
            draft.venue.trade(
                    draft.venue.participant("seller-" + i, 1_000), draft.limited, Order.shares(0, 0, -9_900_000));
            draft.venue.trade(
                    draft.venue.participant("broken-" + i, 1_000), draft.limited, Order.shares(0, 1, 9_900_000));
        }
        assertThat(draft.venue.engine().state().orders().order(order).ending())
                .isEqualTo(covenant.engine.event.Event.Ending.POSITION_LIMIT);
        assertThat(draft.venue.engine().state().isConserved()).isTrue();
    }

    @Test
    void onlyAnOrderOfOnesOwnThatRestsIsCancelled() {
        Draft draft = new Draft();
        TestVenue venue = draft.venue;
        assertThat(cancel(venue, draft.rich, 1)).isEqualTo(Refusal.UNKNOWN_ORDER);
        assertThat(cancel(venue, draft.rich, -1)).isEqualTo(Refusal.UNKNOWN_ORDER);
        assertThat(cancel(venue, draft.poor, 0)).isEqualTo(Refusal.NOT_OWNER);
        assertThat(cancel(venue, TestVenue.OPERATOR, 0)).isEqualTo(Refusal.ROLE_NOT_ADMITTED);
        assertThat(cancel(venue, draft.rich, 0)).isNull();
        assertThat(cancel(venue, draft.rich, 0)).isEqualTo(Refusal.ORDER_ENDED);
        assertThat(cancel(venue, draft.poor, 0)).isEqualTo(Refusal.NOT_OWNER);
    }

    private static Refusal cancel(TestVenue venue, int by, int order) {
        return venue.apply(new CancelOrder(venue.nextId(), by, order)).refusal();
    }
}
