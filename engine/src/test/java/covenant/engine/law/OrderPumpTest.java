package covenant.engine.law;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.order.RestingOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Two colluding traders who try to grind micros out of the maker with limit orders: against the maker and against each other, on claims that
 * overlap, a hair from the price, in tiny pieces; in the end every order is cancelled and every share sold back.
 */
class OrderPumpTest {
    private static final long SEED = 20_261_121L;
    private static final int ROUNDS = 150;
    private static final int MOVES = 50;
    private static final long[] LIQUIDITY = {Limits.MICROS, 1_000 * Limits.MICROS, 1_000_000 * Limits.MICROS};

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void grindingWithOrdersNeverPays() {
        int filled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            filled += grind(round);
        }
        assertThat(filled).isGreaterThan(ROUNDS * MOVES / 4);
    }

    private int grind(int round) {
        List<Law> laws = new ArrayList<>(PriceLaws.all());
        laws.addAll(OrderLaws.all());
        Trial trial = new Trial(laws);
        boolean wide = random.nextBoolean();
        Metric metric = wide ? Metric.categorical(List.of("a", "b", "c")) : Metric.binary();
        MarketTerms terms = new MarketTerms("m", "M", "", "", "", List.of("c0", "c1"), metric, 0, true, 0);
        long b = LIQUIDITY[random.nextInt(LIQUIDITY.length)];
        trial.apply(new Step(0, new OpenMarket(CommandId.NONE, Trial.COORDINATOR, terms, b, new long[0])));
        long before = pocket(trial);
        Map<List<Integer>, Long> held = new LinkedHashMap<>();
        int filled = 0;
        for (int i = 0; i < MOVES; i++) {
            filled += apply(trial, move(trial, b, wide ? 3 : 2), held);
        }
        for (RestingOrder order : List.copyOf(trial.engine().state().orders().resting())) {
            apply(trial, new CancelOrder(CommandId.NONE, order.account(), order.number()), held);
        }
        for (Map.Entry<List<Integer>, Long> entry : List.copyOf(held.entrySet())) {
            List<Integer> claim = entry.getKey();
            if (entry.getValue() != 0) {
                Order back = Order.shares(claim.get(1), claim.get(2), -entry.getValue());
                apply(trial, new Trade(CommandId.NONE, claim.get(0), 0, back), held);
            }
        }
        assertThat(trial.engine().state().escrowMicros()).isZero();
        assertThat(pocket(trial))
                .as("seed %d, round %d: what both have in their worst case", SEED, round)
                .isLessThanOrEqualTo(before);
        return filled;
    }

    private Command move(Trial trial, long b, int outcomes) {
        int by = Trial.FIRST_PARTICIPANT + random.nextInt(2);
        int kind = random.nextInt(4);
        int condition = kind == 1 ? Order.ANY : random.nextInt(2);
        int outcome = kind == 2 ? Order.ANY : random.nextInt(outcomes);
        long price =
                trial.engine().quote(0, Order.shares(condition, outcome, 1)).priceBeforePpb();
        long nearly = price + random.nextLong(-50_000_000, 50_000_001) / (random.nextBoolean() ? 1 : 1_000_000);
        long shares = (random.nextBoolean() ? 1 : -1) * (10_000 + random.nextLong(b / 4));
        if (random.nextInt(3) == 0) {
            return new PlaceOrder(CommandId.NONE, by, 0, condition, outcome, shares, nearly, 0);
        }
        Order order = random.nextInt(3) == 0
                ? Order.shares(condition, outcome, random.nextInt(1, 6) * (random.nextBoolean() ? 1L : -1L))
                : Order.toPrice(condition, outcome, nearly);
        return new Trade(CommandId.NONE, by, 0, order);
    }

    /** Returns how many resting orders were filled. */
    private static int apply(Trial trial, Command command, Map<List<Integer>, Long> held) {
        Answer answer = trial.apply(new Step(0, command));
        int filled = 0;
        for (Event event : trial.events()) {
            if (event instanceof Event.Traded e) {
                held.merge(List.of(e.account(), e.condition(), e.outcome()), e.sharesMicros(), Long::sum);
                filled += e.order() >= 0 ? 1 : 0;
            }
        }
        assertThat(answer.repeated()).isFalse();
        return filled;
    }

    /** What the two together are certain of: their cash, which holds the worst case of every position. */
    private static long pocket(Trial trial) {
        return trial.engine().state().account(Trial.FIRST_PARTICIPANT).cashMicros()
                + trial.engine().state().account(Trial.FIRST_PARTICIPANT + 1).cashMicros();
    }
}
