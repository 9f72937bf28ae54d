package covenant.ledger.projection;

import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import java.util.List;
import java.util.SplittableRandom;

/** Scripts that several tests play. */
public final class Scripts {
    private static final long CREDIT = Script.CREDIT;

    private Scripts() {}

    /** One of everything that can happen. */
    public static Script everything() {
        Script s = new Script();
        int alice = s.participant("alice", 5_000);
        int bob = s.participant("bob", 5_000);
        s.issueKey(alice, 7);
        s.issueKey(alice, 8);
        int settled =
                s.market(Script.withFee(TestVenue.terms("settled", Metric.binary(), "kept", "broken"), 100, 0), 1_000);
        long closes = s.nowMicros() + 3_600_000_000L;
        int closing = s.market(
                Script.withFee(
                        TestVenue.terms("closing", Metric.scalar(0, 4 * CREDIT, "points"), "adopt", "reject"),
                        0,
                        closes),
                500);
        int voided =
                s.market(TestVenue.terms("voided", Metric.categorical(List.of("red", "green", "blue")), "only"), 300);
        s.trade(alice, settled, Order.shares(1, 0, 100 * CREDIT));
        s.trade(bob, settled, Order.toPrice(0, 0, 800_000_000));
        s.trade(alice, settled, Order.spend(Order.ANY, 0, 50 * CREDIT));
        s.trade(bob, settled, Order.shares(1, Order.ANY, -30 * CREDIT));
        s.trade(alice, settled, Order.shares(Order.ANY, 1, 20 * CREDIT));
        s.trade(alice, settled, Order.shares(0, 1, -10 * CREDIT));
        s.trade(alice, closing, Order.spend(0, 0, 40 * CREDIT));
        s.trade(bob, closing, Order.spend(1, 1, 40 * CREDIT));
        s.trade(bob, voided, Order.shares(Order.ANY, 2, 25 * CREDIT));
        s.addLiquidity(settled, 1_500 * CREDIT);
        s.deposit(alice, 12_345_678);
        s.withdraw(bob, 1);
        s.trade(alice, settled, Order.shares(1, 0, -100 * CREDIT));
        s.tick();
        s.settleCondition(settled, 1);
        s.trade(bob, settled, Order.spend(1, 1, 10 * CREDIT));
        s.settleOutcome(settled, 0, 0);
        s.voidMarket(voided);
        s.pass(3_600_000_000L);
        // Closing falls due with this command, which is itself carried out.
        s.settleCondition(closing, 0);
        s.settleOutcome(closing, Order.ANY, 3 * CREDIT);
        Agreements.play(s);
        return s;
    }

    /** So many commands chosen by a seed: mostly trades, some refused, with markets that open, settle, close and are voided. */
    public static Script random(long seed, int commands) {
        SplittableRandom random = new SplittableRandom(seed);
        Script s = new Script();
        for (int i = 0; i < 6; i++) {
            s.participant("p" + i, 200 + random.nextInt(2_000));
        }
        for (int i = 0; i < 3; i++) {
            open(s, random);
        }
        while (s.sequence() < commands) {
            s.pass(random.nextInt(60_000_000));
            step(s, random);
        }
        return s;
    }

    private static void open(Script s, SplittableRandom random) {
        int n = s.engine().state().markets().size();
        Metric metric = switch (random.nextInt(3)) {
            case 0 -> Metric.binary();
            case 1 -> Metric.scalar(-CREDIT, 9 * CREDIT, "points");
            default -> Metric.categorical(List.of("a", "b", "c"));
        };
        String[] conditions = switch (random.nextInt(3)) {
            case 0 -> new String[] {"only"};
            case 1 -> new String[] {"kept", "broken"};
            default -> new String[] {"x", "y", "z"};
        };
        long closes = random.nextBoolean() ? 0 : s.nowMicros() + 1_000_000_000L + random.nextInt(2_000_000_000);
        int fee = random.nextBoolean() ? 0 : 1 + random.nextInt(500);
        s.market(Script.withFee(TestVenue.terms("m" + n, metric, conditions), fee, closes), 10 + random.nextInt(1_000));
    }

    private static void step(Script s, SplittableRandom random) {
        int account = 3 + random.nextInt(6);
        int number = random.nextInt(s.engine().state().markets().size());
        Market market = s.engine().state().market(number);
        int kind = random.nextInt(100);
        if (kind < 75) {
            s.trade(account, number, order(market, random));
        } else if (kind < 78) {
            // The same id twice: the second is answered from memory.
            Trade trade = new Trade(CommandId.of("twice-" + s.sequence()), account, number, order(market, random));
            s.apply(trade);
            s.apply(trade);
        } else if (kind < 81) {
            s.deposit(account, 1 + random.nextInt(500_000_000));
        } else if (kind < 84) {
            s.withdraw(account, 1 + random.nextInt(500_000_000));
        } else if (kind < 87) {
            s.addLiquidity(number, market.liquidityMicros() + random.nextInt(1_000_000_000));
        } else if (kind < 90) {
            open(s, random);
        } else if (kind < 93) {
            s.settleCondition(number, random.nextInt(market.terms().conditions().size()));
        } else if (kind < 96) {
            boolean scalar = market.terms().metric().type() == Metric.Type.SCALAR;
            s.settleOutcome(number, scalar ? -1 : random.nextInt(2), scalar ? random.nextInt(12_000_000) : 0);
        } else if (kind < 97) {
            s.voidMarket(number);
        } else if (kind < 98) {
            s.account("late-" + s.sequence(), Role.PARTICIPANT, 0);
        } else {
            s.tick();
        }
    }

    private static Order order(Market market, SplittableRandom random) {
        int condition = random.nextInt(market.terms().conditions().size() + 1) - 1;
        int outcome = random.nextInt(market.terms().metric().outcomes().size() + 1) - 1;
        return switch (random.nextInt(3)) {
            case 0 -> Order.shares(condition, outcome, random.nextInt(-100_000_000, 100_000_000));
            case 1 -> Order.spend(condition, outcome, 1 + random.nextInt(50_000_000));
            default -> Order.toPrice(condition, outcome, 20_000_000 + random.nextInt(960_000_000));
        };
    }
}
