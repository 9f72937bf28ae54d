package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.order.RestingOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What limit orders do, one thing at a time. Credits and shares are whole numbers here; M makes them micros. */
class OrderTest {
    private static final long M = Limits.MICROS;
    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int YES = 0;
    private static final int NO = 1;

    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 10_000);
    private final int bob = venue.participant("bob", 10_000);
    private final int cyd = venue.participant("cyd", 10_000);
    private final int market = venue.binary("m");

    private Answer place(int account, int condition, int outcome, long shares, long limitPpb) {
        return venue.apply(
                new PlaceOrder(venue.nextId(), account, market, condition, outcome, shares * M, limitPpb, 0));
    }

    private Answer place(int account, long shares, long limitPpb) {
        Answer answer = place(account, KEPT, YES, shares, limitPpb);
        assertThat(answer.ok()).as(answer.detail()).isTrue();
        return answer;
    }

    private RestingOrder order(int number) {
        return venue.engine().state().orders().order(number);
    }

    private long price(int condition, int outcome) {
        return venue.engine().quote(market, Order.shares(condition, outcome, M)).priceBeforePpb();
    }

    private <T extends Event> List<T> told(Class<T> kind) {
        return venue.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void whatCannotBeHadAtOnceRestsAndItsWorstCaseIsSetAside() {
        Answer answer = place(ann, 100, 400_000_000);
        assertThat(answer.number()).isZero();
        assertThat(answer.sharesMicros()).isZero();
        assertThat(venue.cashMicros(ann)).isEqualTo(10_000 * M - 40 * M - Limits.ORDER_ROUNDING_MICROS);
        assertThat(venue.engine().state().escrowMicros()).isEqualTo(40 * M + Limits.ORDER_ROUNDING_MICROS);
        assertThat(venue.engine().state().isConserved()).isTrue();
    }

    @Test
    void whatCanBeHadAtOnceIsBoughtUpToTheLimitAndNoFurther() {
        Answer answer = place(ann, 1_000, 600_000_000);
        // b = 1000: moving the price from .5 to .6 takes 1000 ln 1.5 = 405.465108 shares and 1000 ln (.5/.4) =
        // 223.143551 credits.
        assertThat(answer.sharesMicros()).isEqualTo(405_465_108);
        assertThat(answer.costMicros()).isBetween(223_143_551L, 223_143_553L);
        assertThat(answer.priceBeforePpb()).isEqualTo(500_000_000);
        assertThat(answer.priceAfterPpb()).isEqualTo(600_000_000);
        assertThat(order(0).leftMicros()).isEqualTo(1_000 * M - 405_465_108);
        assertThat(told(Event.Traded.class))
                .singleElement()
                .satisfies(traded -> assertThat(traded.order()).isZero());
    }

    @Test
    void aTradeMeetsAnOrderAtItsLimitBeforeItMovesThePriceOn() {
        place(ann, -100, 550_000_000);
        Answer answer = venue.trade(bob, market, Order.toPrice(KEPT, YES, 600_000_000));
        // To .55 from the maker, 100 at .55 from ann, from there to .6 from the maker again.
        long toTarget = 405_465_108;
        assertThat(answer.sharesMicros()).isBetween(toTarget + 100 * M - 2, toTarget + 100 * M);
        assertThat(answer.costMicros()).isBetween(223_143_551L + 55 * M, 223_143_555L + 55 * M);
        assertThat(order(0).ending()).isEqualTo(Event.Ending.FILLED);
        assertThat(order(0).costMicros()).isEqualTo(-55 * M);
        assertThat(told(Event.Traded.class)).hasSize(2);
    }

    @Test
    void betterLimitsFirstAndOfEqualLimitsTheOlder() {
        place(ann, -10, 560_000_000);
        place(bob, -10, 550_000_000);
        place(ann, -10, 550_000_000);
        Answer answer = venue.trade(cyd, market, Order.shares(KEPT, YES, 200_670_695 + 15 * M));
        assertThat(answer.ok()).isTrue();
        assertThat(order(0).filledMicros()).isZero();
        assertThat(order(1).filledMicros()).isEqualTo(10 * M);
        assertThat(order(2).filledMicros()).isBetween(5 * M, 5 * M + 2);
    }

    @Test
    void sellingNoAtMostIsBuyingYes() {
        // Whoever buys no at .3 sells yes at .7: a trade that buys yes meets it there.
        place(ann, KEPT, NO, 100, 300_000_000);
        venue.trade(bob, market, Order.toPrice(KEPT, YES, 750_000_000));
        assertThat(order(0).ending()).isEqualTo(Event.Ending.FILLED);
        assertThat(order(0).costMicros()).isEqualTo(30 * M);
    }

    @Test
    void anOrderOnAnotherClaimIsFilledByTheMakerAfterTheTrade() {
        place(ann, Order.ANY, YES, -50, 520_000_000);
        Answer quote = venue.engine().quote(market, Order.shares(KEPT, YES, 300 * M));
        Answer answer = venue.trade(bob, market, Order.shares(KEPT, YES, 300 * M));
        assertThat(answer.costMicros()).isEqualTo(quote.costMicros());
        assertThat(answer.priceAfterPpb()).isEqualTo(quote.priceAfterPpb()).isEqualTo(price(KEPT, YES));
        assertThat(order(0).filledMicros()).isEqualTo(50 * M);
        assertThat(-order(0).costMicros()).isGreaterThan(26 * M);
    }

    @Test
    void aTradeThatCannotBePaidLeavesTheOrdersAlone() {
        int dan = venue.participant("dan", 10);
        place(ann, -10, 510_000_000);
        byte[] before = venue.engine().hash();
        Answer answer = venue.trade(dan, market, Order.shares(KEPT, YES, 400 * M));
        assertThat(answer.refusal()).isEqualTo(Refusal.INSUFFICIENT_FUNDS);
        assertThat(venue.engine().hash()).isEqualTo(before);
    }

    @Test
    void ordersOnADeadBranchEndAndOthersAreFilledWhereThePriceJumps() {
        venue.trade(cyd, market, Order.toPrice(KEPT, YES, 900_000_000));
        place(ann, BROKEN, YES, 10, 400_000_000);
        place(ann, KEPT, Order.ANY, 10, 400_000_000);
        place(bob, Order.ANY, YES, -10, 800_000_000);
        venue.settleCondition(market, KEPT);
        assertThat(order(0).ending()).isEqualTo(Event.Ending.MARKET_ENDED);
        assertThat(order(1).ending()).isEqualTo(Event.Ending.MARKET_ENDED);
        assertThat(order(2).ending()).isEqualTo(Event.Ending.FILLED);
        assertThat(venue.cashMicros(ann)).isEqualTo(10_000 * M);
        assertThat(venue.engine().state().escrowMicros()).isZero();
    }

    @Test
    void onceTheConditionIsKnownAnOutcomeGivenItAndTheOutcomeAreOne() {
        place(ann, KEPT, YES, -10, 550_000_000);
        venue.settleCondition(market, KEPT);
        venue.trade(bob, market, Order.toPrice(Order.ANY, YES, 600_000_000));
        assertThat(order(0).ending()).isEqualTo(Event.Ending.FILLED);
        assertThat(order(0).costMicros()).isEqualTo(-5_500_000);
    }

    @Test
    void theFeeOfManyFillsIsTheFeeOfOne() {
        MarketTerms terms =
                new MarketTerms("f", "F", "", "", "", List.of("kept", "broken"), Metric.binary(), 30, true, 0);
        int withFee = venue.market(terms, 1_000);
        Answer placed = venue.apply(new PlaceOrder(venue.nextId(), ann, withFee, KEPT, YES, -10 * M, 500_000_000, 0));
        assertThat(placed.sharesMicros()).isZero();
        for (int i = 1; i < 400; i++) {
            venue.trade(bob, withFee, Order.shares(KEPT, YES, i * 100 + 1));
        }
        RestingOrder order = order(0);
        assertThat(order.ending()).isNull();
        assertThat(order.feeMicros()).isEqualTo((-order.costMicros() * 30 + 9_999) / 10_000);
        assertThat(-order.costMicros()).isGreaterThanOrEqualTo((order.filledMicros() + 1) / 2);
        assertThat(venue.engine().state().isConserved()).isTrue();
    }

    @Test
    void oneCommandFillsSoManyAndTheNextOnesTheRest() {
        for (int i = 0; i < 60; i++) {
            assertThat(place(ann, Order.ANY, YES, -1, 510_000_000).ok()).isTrue();
            assertThat(place(bob, Order.ANY, YES, -1, 510_000_000).ok()).isTrue();
        }
        venue.trade(cyd, market, Order.shares(KEPT, YES, 600 * M));
        assertThat(told(Event.Traded.class)).hasSize(1 + Limits.MAX_FILLS);
        assertThat(venue.engine().state().nextDueMicros()).isZero();
        Answer quote = venue.engine().quote(market, Order.shares(KEPT, YES, M));
        Answer answer = venue.trade(cyd, market, Order.shares(KEPT, YES, M));
        assertThat(told(Event.Traded.class)).hasSize(1 + 120 - Limits.MAX_FILLS);
        assertThat(answer.costMicros()).isEqualTo(quote.costMicros());
        assertThat(venue.engine().state().orders().size()).isZero();
        assertThat(venue.engine().state().orders().hasBacklog()).isFalse();
    }

    @Test
    void numbersAreNeverReused() {
        place(ann, 1, 100_000_000);
        venue.apply(new CancelOrder(venue.nextId(), ann, 0));
        assertThat(place(ann, 1, 100_000_000).number()).isEqualTo(1);
        assertThat(venue.cashMicros(ann)).isEqualTo(10_000 * M - M / 10 - Limits.ORDER_ROUNDING_MICROS);
    }

    @Test
    void aDeadlineThatWasSleptThroughEndsTheOrderBeforeTheTradeThatWokeTheVenue() {
        long expiresAt = venue.engine().atMicros() + 10 * M;
        venue.apply(new PlaceOrder(venue.nextId(), ann, market, KEPT, YES, -M, 510_000_000, expiresAt));
        venue.restart();
        Trade trade = new Trade(venue.nextId(), bob, market, Order.toPrice(KEPT, YES, 600_000_000));
        List<Event> told = new ArrayList<>();
        venue.engine().apply(venue.engine().sequence() + 1, expiresAt + 3_600 * M, trade, told::add);
        assertThat(told.stream().filter(Event.OrderEnded.class::isInstance))
                .singleElement()
                .isEqualTo(new Event.OrderEnded(0, market, ann, 0, Event.Ending.EXPIRED, expiresAt));
        assertThat(told.stream().filter(Event.Traded.class::isInstance)).hasSize(1);
        assertThat(venue.cashMicros(ann)).isEqualTo(10_000 * M);
    }

    @Test
    void whatWasLeftToFillSurvivesARestart() {
        for (int i = 0; i < 60; i++) {
            place(ann, Order.ANY, YES, -1, 510_000_000);
            place(bob, Order.ANY, YES, -1, 510_000_000);
        }
        venue.trade(cyd, market, Order.shares(KEPT, YES, 600 * M));
        byte[] hash = venue.engine().hash();
        venue.restart();
        assertThat(venue.engine().hash()).isEqualTo(hash);
        assertThat(venue.engine().state().nextDueMicros()).isZero();
        venue.apply(Tick.now());
        assertThat(venue.engine().state().orders().size()).isZero();
        assertThat(venue.engine().state().nextDueMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(venue.engine().state().isConserved()).isTrue();
    }

    @Test
    void nobodyWearsAnOrderDownByTinyTrades() {
        // A hundred shares to sell at .5, where the price is: each trade of another claim takes the price a hair
        // beyond.
        place(ann, -100, 500_000_000);
        for (int i = 0; i < 400; i++) {
            venue.trade(bob, market, Order.shares(KEPT, YES, 1 + i % 3));
            venue.trade(bob, market, Order.shares(Order.ANY, YES, 1_000 + i));
        }
        RestingOrder order = order(0);
        assertThat(order.rests()).isTrue();
        assertThat(order.filledMicros()).isPositive();
        assertThat(-order.costMicros() + Limits.ORDER_ROUNDING_MICROS)
                .isGreaterThanOrEqualTo((order.filledMicros() + 1) / 2);
    }

    @Test
    void twoOrdersThatCrossMeetAtTheOldersLimit() {
        place(ann, -10, 500_000_000);
        Answer answer = place(bob, 10, 500_000_000);
        assertThat(answer.sharesMicros()).isEqualTo(10 * M);
        assertThat(answer.costMicros()).isEqualTo(5 * M);
        assertThat(answer.priceAfterPpb()).isEqualTo(500_000_000);
    }

    @Test
    void onesOwnOrderIsMetLikeAnyones() {
        place(ann, -10, 510_000_000);
        venue.trade(ann, market, Order.toPrice(KEPT, YES, 520_000_000));
        venue.trade(ann, market, Order.toPrice(KEPT, YES, 500_000_000));
        assertThat(order(0).ending()).isEqualTo(Event.Ending.FILLED);
        assertThat(venue.cashMicros(ann)).isBetween(10_000 * M - 8, 10_000 * M);
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        PlaceOrder order = new PlaceOrder(venue.nextId(), ann, market, KEPT, YES, 1_000 * M, 600_000_000, 0);
        Answer first = venue.apply(order);
        venue.trade(bob, market, Order.toPrice(KEPT, YES, 300_000_000));
        Answer again = venue.apply(order);
        assertThat(again.repeated()).isTrue();
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.sharesMicros()).isEqualTo(first.sharesMicros());
        assertThat(again.costMicros()).isEqualTo(first.costMicros());
        assertThat(again.sequence()).isEqualTo(first.sequence());
    }
}
