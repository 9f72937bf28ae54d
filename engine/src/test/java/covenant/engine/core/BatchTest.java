package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batches of trades: all or none, each seeing the ones before, funds looked at once. */
class BatchTest {
    private static final long CREDIT = Limits.MICROS;

    /** A venue of three markets, one with a fee, in which resting orders stand, and a trader. */
    private static final class World {
        final TestVenue venue = TestVenue.founded();
        final int trader;
        final int maker = venue.participant("maker", 1_000_000);

        World(long credits, long seed) {
            trader = venue.participant("trader", credits);
            venue.binary("a");
            venue.market(TestVenue.terms("b", Metric.scalar(0, 10, ""), "always"), 500);
            venue.binary("c");
            Random random = new Random(seed);
            for (int i = 0; i < random.nextInt(20); i++) {
                long shares = (random.nextInt(40) - 20) * CREDIT + 1;
                int by = random.nextInt(4) == 0 ? trader : maker;
                int market = random.nextInt(3);
                venue.apply(new PlaceOrder(
                        venue.nextId(), by, market, 0, random.nextInt(2), shares, 1 + random.nextInt(999_999_998), 0));
            }
        }

        Market market(int number) {
            return venue.engine().state().market(number);
        }

        Answer batch(CommandId id, List<TradeBatch.Leg> legs) {
            return venue.apply(new TradeBatch(id, trader, legs));
        }
    }

    private static List<TradeBatch.Leg> legs(Random random) {
        List<TradeBatch.Leg> legs = new ArrayList<>();
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
            int outcome = random.nextInt(2);
            Order order = switch (random.nextInt(3)) {
                case 0 -> Order.shares(0, outcome, (random.nextInt(60) - 30) * CREDIT + 1);
                case 1 -> Order.spend(0, outcome, 1 + random.nextInt(20_000_000));
                default -> Order.toPrice(0, outcome, 100_000_000 + random.nextInt(800_000_000));
            };
            legs.add(new TradeBatch.Leg(random.nextInt(3), order));
        }
        return legs;
    }

    /** With money enough, a batch is exactly its trades one after the other. */
    @Test
    void aBatchIsItsTradesOneAfterTheOther() {
        int accepted = 0;
        for (long seed = 1; seed <= 400; seed++) {
            World one = new World(1_000_000, seed);
            World other = new World(1_000_000, seed);
            List<TradeBatch.Leg> legs = legs(new Random(seed));
            Answer batch = one.batch(one.venue.nextId(), legs);
            if (!batch.ok()) {
                continue;
            }
            accepted++;
            for (int i = 0; i < legs.size(); i++) {
                Answer single = other.venue.apply(new Trade(
                        other.venue.nextId(),
                        other.trader,
                        legs.get(i).market(),
                        legs.get(i).order()));
                assertThat(single.refusal()).as("seed %d, trade %d", seed, i).isNull();
                Answer.Leg leg = batch.legs().get(i);
                assertThat(List.of(leg.sharesMicros(), leg.costMicros(), leg.feeMicros(), leg.priceAfterPpb()))
                        .as("seed %d, trade %d", seed, i)
                        .isEqualTo(List.of(
                                single.sharesMicros(),
                                single.costMicros(),
                                single.feeMicros(),
                                single.priceAfterPpb()));
            }
            for (int m = 0; m < 3; m++) {
                assertThat(one.market(m).debts())
                        .as("seed %d", seed)
                        .isEqualTo(other.market(m).debts());
            }
            for (int account : new int[] {one.trader, one.maker}) {
                assertThat(one.venue.cashMicros(account))
                        .as("seed %d", seed)
                        .isEqualTo(other.venue.cashMicros(account));
            }
            assertThat(batch.cashAfterMicros()).as("seed %d", seed).isEqualTo(one.venue.cashMicros(one.trader));
            assertThat(one.venue.engine().state().isConserved()).isTrue();
        }
        assertThat(accepted).isGreaterThan(200);
    }

    /** Whoever has little: what is refused changes nothing, what is rehearsed is what then happens, a restart remembers. */
    @Test
    void whatIsRefusedChangesNothingAndARehearsalTellsBoth() {
        int accepted = 0;
        int refused = 0;
        for (long seed = 1; seed <= 400; seed++) {
            World world = new World(seed % 3 == 0 ? 5 : 20 + seed, seed);
            TradeBatch batch = new TradeBatch(world.venue.nextId(), world.trader, legs(new Random(seed)));
            byte[] before = world.venue.engine().hash();
            Answer rehearsed =
                    world.venue.engine().rehearse(batch, world.venue.engine().atMicros());
            assertThat(world.venue.engine().hash()).as("seed %d", seed).isEqualTo(before);
            boolean wasDue = world.venue.engine().state().orders().hasBacklog();
            Answer answer = world.venue.apply(batch);
            if (!wasDue) {
                assertThat(rehearsed.refusal()).as("seed %d", seed).isEqualTo(answer.refusal());
                assertThat(rehearsed.detail()).as("seed %d", seed).isEqualTo(answer.detail());
                assertThat(rehearsed.legs()).as("seed %d", seed).isEqualTo(answer.legs());
                assertThat(rehearsed.cashAfterMicros()).as("seed %d", seed).isEqualTo(answer.cashAfterMicros());
            }
            if (answer.ok()) {
                accepted++;
                world.venue.restart();
                assertThat(world.venue.apply(batch).legs()).isEqualTo(answer.legs());
            } else {
                refused++;
                assertThat(wasDue || Arrays.equals(before, world.venue.engine().hash()))
                        .as("seed %d", seed)
                        .isTrue();
            }
            assertThat(world.venue.engine().state().isConserved()).isTrue();
        }
        assertThat(accepted).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void hedgedTradesNeedNoMoreThanTheirNet() {
        World world = new World(1, 7);
        List<TradeBatch.Leg> both = List.of(
                new TradeBatch.Leg(0, Order.shares(0, 0, 100 * CREDIT)),
                new TradeBatch.Leg(0, Order.shares(0, 1, 100 * CREDIT)));
        assertThat(world.batch(world.venue.nextId(), both.subList(0, 1)).refusal())
                .isEqualTo(Refusal.INSUFFICIENT_FUNDS);
        Answer hedged = world.batch(world.venue.nextId(), both);
        assertThat(hedged.refusal()).as(hedged.detail()).isNull();
        assertThat(world.venue.cashMicros(world.trader)).isBetween(CREDIT - 10, CREDIT);
        assertThat(world.venue.events().stream().filter(Event.Traded.class::isInstance))
                .hasSize(2);
    }

    @Test
    void theRefusalNamesTheTrade() {
        World world = new World(100, 7);
        List<TradeBatch.Leg> legs = List.of(
                new TradeBatch.Leg(1, Order.shares(0, 0, CREDIT)), new TradeBatch.Leg(99, Order.shares(0, 0, CREDIT)));
        Answer refused = world.batch(world.venue.nextId(), legs);
        assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_MARKET);
        assertThat(refused.detail()).startsWith("trade 1: ");
        assertThat(world.batch(world.venue.nextId(), List.of()).refusal()).isEqualTo(Refusal.BATCH_INVALID);
        List<TradeBatch.Leg> many = java.util.Collections.nCopies(Limits.MAX_BATCH + 1, legs.get(0));
        assertThat(world.batch(world.venue.nextId(), many).refusal()).isEqualTo(Refusal.BATCH_INVALID);
    }
}
