package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.fixture.LifecycleTable;
import covenant.engine.fixture.TestVenue;
import covenant.engine.order.RestingOrder;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code order-lifecycle.txt}. */
class OrderLifecycleTest {
    private static final LifecycleTable TABLE = LifecycleTable.beside(OrderLifecycleTest.class, "order-lifecycle.txt");
    private static final long M = Limits.MICROS;
    private static final long MINUTE = 60 * M;
    private static final long LIMIT_PPB = 400_000_000;

    /** A venue with one market that closes in a day, and ann's order in it. */
    private static final class Scene implements LifecycleTable.Scene {
        private final TestVenue venue = TestVenue.founded();
        private final int ann = venue.participant("ann", 1_000);
        private final int bob = venue.participant("bob", 100_000);
        private final long closesAt = venue.engine().atMicros() + 24 * 60 * MINUTE;
        private final int market = venue.market(
                TestVenue.terms("m", Metric.binary(), "kept", "broken").timed(0, closesAt, 0), 1_000);
        private int order;

        @Override
        public Engine engine() {
            return venue.engine();
        }

        private void place(long expiresAtMicros) {
            order = venue.apply(new PlaceOrder(venue.nextId(), ann, market, 0, 0, 100 * M, LIMIT_PPB, expiresAtMicros))
                    .number();
        }

        private Answer passTo(long atMicros) {
            long at = Math.max(atMicros, engine().atMicros());
            return engine().apply(engine().sequence() + 1, at, Tick.now(), EventSink.NONE);
        }

        private Answer trade(Order trade) {
            return venue.apply(new Trade(venue.nextId(), bob, market, trade));
        }

        private Answer sellFifty() {
            Answer toLimit = trade(Order.toPrice(0, 0, LIMIT_PPB));
            boolean isThere = toLimit.ok() || toLimit.refusal() == covenant.engine.Refusal.TRADE_TOO_SMALL;
            return isThere ? trade(Order.shares(0, 0, -50 * M)) : toLimit;
        }

        @Override
        public void bringTo(String state) {
            boolean ends = state.equals("resting an hour") || state.equals("expired");
            place(ends ? engine().atMicros() + 60 * MINUTE : 0);
            switch (state) {
                case "resting", "resting an hour" -> {}
                case "partly filled" -> sellFifty();
                case "filled" -> trade(Order.toPrice(0, 0, 350_000_000));
                case "cancelled" -> make("ann cancels it");
                case "expired" -> make("an hour passes");
                case "market ended" -> make("the market closes");
                default -> throw new AssertionError("nobody knows how to get there: " + state);
            }
        }

        @Override
        public Answer make(String move) {
            return switch (move) {
                case "ann cancels it" -> cancel(ann);
                case "bob cancels it" -> cancel(bob);
                case "the coordinator cancels it" -> cancel(TestVenue.COORDINATOR);
                case "bob sells 50 shares, having brought the price to 0.4" -> sellFifty();
                case "bob sells yes given kept down to a price of 0.3" -> trade(Order.toPrice(0, 0, 300_000_000));
                case "bob sells yes down to a price of 0.3" -> trade(Order.toPrice(Order.ANY, 0, 300_000_000));
                case "bob buys no given kept up to a price of 0.7" -> trade(Order.toPrice(0, 1, 700_000_001));
                case "bob sells yes given broken down to a price of 0.01" -> trade(Order.toPrice(1, 0, 10_000_000));
                case "an hour passes" -> passTo(engine().atMicros() + 60 * MINUTE);
                case "a minute passes" -> passTo(engine().atMicros() + MINUTE);
                case "the market closes" -> passTo(closesAt);
                default -> officially(move);
            };
        }

        private Answer officially(String move) {
            return switch (move) {
                case "the coordinator adds liquidity" ->
                    venue.apply(new AddLiquidity(venue.nextId(), TestVenue.COORDINATOR, market, 2_000 * M));
                case "the coordinator settles kept" -> venue.settleCondition(market, 0);
                case "the coordinator settles broken" -> venue.settleCondition(market, 1);
                case "the coordinator settles kept and then yes" -> {
                    venue.settleCondition(market, 0);
                    Command yes = new SettleOutcome(venue.nextId(), TestVenue.COORDINATOR, market, 0, 0);
                    yield venue.apply(yes);
                }
                case "the coordinator voids the market" -> venue.voidMarket(market);
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        private Answer cancel(int by) {
            return venue.apply(new CancelOrder(venue.nextId(), by, order));
        }

        @Override
        public String state() {
            RestingOrder now = engine().state().orders().order(order);
            assertThat(engine().state().isConserved()).isTrue();
            if (now.rests()) {
                long left = LIMIT_PPB / 1_000 * now.leftMicros() / M;
                assertThat(engine().state().escrowMicros()).isBetween(left, left + Limits.ORDER_ROUNDING_MICROS);
                String resting = now.expiresAtMicros() == 0 ? "resting" : "resting an hour";
                return now.filledMicros() == 0 ? resting : "partly filled";
            }
            assertThat(engine().state().escrowMicros()).isZero();
            assertThat(now.filledMicros() == 100 * M).isEqualTo(now.ending() == Event.Ending.FILLED);
            return now.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() {
        return TABLE.everyLine(Scene::new);
    }

    @Test
    void everyMoveIsTriedInEveryState() {
        TABLE.assertWhole(
                "resting", "resting an hour", "partly filled", "filled", "cancelled", "expired", "market ended");
    }
}
