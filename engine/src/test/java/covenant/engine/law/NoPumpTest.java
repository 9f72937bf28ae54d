package covenant.engine.law;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Two colluding traders who try to grind micros out of the maker where rounding is worth most: tiny amounts, the smallest and the largest
 * markets, prices at the ends, claims that overlap, and in the end every share sold back.
 */
class NoPumpTest {
    private static final long SEED = 20_260_103L;
    private static final int ROUNDS = 400;
    private static final int TRADES = 60;
    private static final long[] LIQUIDITY = {
        Limits.MIN_LIQUIDITY_MICROS, Limits.MICROS, 1_000 * Limits.MICROS, Limits.MAX_LIQUIDITY_MICROS / 10
    };

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void grindingNeverPays() {
        int traded = 0;
        for (int round = 0; round < ROUNDS; round++) {
            traded += grind(round);
        }
        assertThat(traded).isGreaterThan(ROUNDS * TRADES / 2);
    }

    private int grind(int round) {
        Trial trial = new Trial(PriceLaws.all());
        MarketTerms terms = new MarketTerms(
                "m", "M", "", "", "", List.of("c0", "c1"), Metric.binary(), 0, random.nextInt(4) > 0, 0);
        long b = LIQUIDITY[random.nextInt(LIQUIDITY.length)];
        trial.apply(new Step(0, new OpenMarket(CommandId.NONE, Trial.COORDINATOR, terms, b, new long[0])));
        if (random.nextInt(3) == 0) {
            trade(trial, Trial.FIRST_PARTICIPANT, Order.toPrice(0, 0, random.nextBoolean() ? 1 : Limits.PPB - 1));
        }
        long before = pocket(trial);
        Map<List<Integer>, Long> held = new LinkedHashMap<>();
        int traded = 0;
        for (int i = 0; i < TRADES; i++) {
            int by = Trial.FIRST_PARTICIPANT + random.nextInt(2);
            Answer answer = trade(trial, by, order(trial, held, by));
            traded += answer.ok() ? 1 : 0;
        }
        for (Map.Entry<List<Integer>, Long> entry : List.copyOf(held.entrySet())) {
            List<Integer> claim = entry.getKey();
            if (entry.getValue() != 0) {
                trade(trial, claim.get(0), Order.shares(claim.get(1), claim.get(2), -entry.getValue()));
            }
        }
        assertThat(pocket(trial))
                .as("seed %d, round %d: what both have in their worst case", SEED, round)
                .isLessThanOrEqualTo(before);
        return traded;
    }

    private Order order(Trial trial, Map<List<Integer>, Long> held, int by) {
        int kind = random.nextInt(3);
        int condition = kind == 1 ? Order.ANY : random.nextInt(2);
        int outcome = kind == 2 ? Order.ANY : random.nextInt(2);
        long tiny = random.nextInt(1, 6) * (random.nextBoolean() ? 1L : -1L);
        Order order = switch (random.nextInt(4)) {
            case 0 -> Order.spend(condition, outcome, tiny);
            case 1 -> {
                long price = trial.engine()
                        .quote(0, Order.shares(condition, outcome, 1))
                        .priceBeforePpb();
                yield Order.toPrice(condition, outcome, price + tiny);
            }
            default -> Order.shares(condition, outcome, tiny);
        };
        Answer quote = trial.engine().quote(0, order);
        if (quote.ok()) {
            held.merge(List.of(by, condition, outcome), quote.sharesMicros(), Long::sum);
        }
        return order;
    }

    private static Answer trade(Trial trial, int by, Order order) {
        return trial.apply(new Step(0, new Trade(CommandId.NONE, by, 0, order)));
    }

    /** What the two together are certain of: their cash, which holds the worst case of every position. */
    private static long pocket(Trial trial) {
        return trial.engine().state().account(Trial.FIRST_PARTICIPANT).cashMicros()
                + trial.engine().state().account(Trial.FIRST_PARTICIPANT + 1).cashMicros();
    }
}
