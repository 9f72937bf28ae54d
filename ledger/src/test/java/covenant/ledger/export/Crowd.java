package covenant.ledger.export;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.fixture.TestVenue;
import covenant.engine.replay.ReplayOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A busy venue on an engine of its own: a crowd that trades by shares, spend and target price, in batches and by limit orders, in four markets, of
 * which two decide and all settle in the end. The same seed gives the same history.
 */
final class Crowd {
    static final int ACCOUNTS = 24;

    private static final int SPONSOR = 1;
    private static final int FIRST = 2;
    private static final int MARKETS = 4;
    private static final long STEP_MICROS = 1_000_000;

    private final Engine engine = new Engine();
    private final Random random;
    private final ReplayOutput output;
    private final List<Integer> orders = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private long trades;

    Crowd(long seed, ReplayOutput output) {
        this.random = new Random(seed);
        this.output = output;
    }

    /** Lives through so many trades. */
    Engine live(long wanted) {
        send(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "A busy venue", true));
        open("sponsor", Role.COORDINATOR, 10_000_000);
        for (int i = 0; i < ACCOUNTS; i++) {
            open("trader-" + i, Role.PARTICIPANT, i % 5 == 0 ? 200 : 50_000);
        }
        long end = engine.atMicros() + (wanted + wanted / 4) * STEP_MICROS;
        for (int m = 0; m < MARKETS; m++) {
            market(m, end);
        }
        while (trades < wanted) {
            act();
        }
        settle(end);
        output.hash(engine.sequence(), engine.hash());
        return engine;
    }

    private void open(String id, Role role, long credits) {
        send(new OpenAccount(
                CommandId.NONE, Command.VENUE_ACCOUNT, id, "Name of " + id, role, credits * Limits.MICROS, null));
    }

    private void market(int number, long endMicros) {
        Metric metric = number == 1 ? Metric.scalar(0, 4 * Limits.MICROS, "points") : Metric.binary();
        var terms = TestVenue.terms("market-" + number, metric, "adopt", "reject");
        if (number < 2) {
            long window = (endMicros - engine.atMicros()) / 4;
            terms = new covenant.engine.command.MarketTerms(
                            terms.id(),
                            terms.title(),
                            "",
                            "",
                            "",
                            terms.conditions(),
                            metric,
                            number == 0 ? 50 : 0,
                            false,
                            0)
                    .deciding(DecisionTerms.twapMargin(endMicros, window, 1, 0));
        }
        send(new OpenMarket(CommandId.NONE, SPONSOR, terms, 1_000 * Limits.MICROS, new long[0]));
    }

    private void act() {
        int account = FIRST + random.nextInt(ACCOUNTS);
        int market = random.nextInt(MARKETS);
        int dice = random.nextInt(100);
        CommandId id = CommandId.of("c" + engine.sequence());
        if (dice < 90) {
            traded(send(new Trade(id, account, market, order())), 1);
        } else if (dice < 94) {
            List<TradeBatch.Leg> legs =
                    List.of(new TradeBatch.Leg(market, order()), new TradeBatch.Leg(random.nextInt(MARKETS), order()));
            traded(send(new TradeBatch(id, account, legs)), 2);
        } else if (dice < 98) {
            long shares = (1 + random.nextInt(50)) * Limits.MICROS * (random.nextBoolean() ? 1 : -1);
            long limit = shares > 0 ? between(200, 450) : between(550, 800);
            Answer answer =
                    send(new PlaceOrder(id, account, market, random.nextInt(2), random.nextInt(2), shares, limit, 0));
            if (answer.ok()) {
                orders.add(answer.number());
                owners.add(account);
            }
        } else if (!orders.isEmpty()) {
            int last = orders.size() - 1;
            send(new CancelOrder(id, owners.remove(last), orders.remove(last)));
        }
    }

    private long between(int from, int to) {
        return (from + random.nextInt(to - from)) * Limits.MICROS;
    }

    private Order order() {
        int condition = random.nextInt(2);
        int outcome = random.nextInt(2);
        return switch (random.nextInt(3)) {
            case 0 -> Order.shares(condition, outcome, (random.nextInt(60) - 30) * Limits.MICROS + 17);
            case 1 -> Order.spend(condition, outcome, (1 + random.nextInt(20)) * Limits.MICROS);
            default -> Order.toPrice(condition, outcome, between(350, 650));
        };
    }

    private void traded(Answer answer, int count) {
        trades += answer.ok() ? count : 0;
    }

    private void settle(long endMicros) {
        while (engine.atMicros() < endMicros) {
            long sequence = engine.sequence() + 1;
            output.take(sequence, endMicros, Tick.now());
            engine.apply(sequence, endMicros, Tick.now(), EventSink.NONE);
        }
        for (int m = 0; m < MARKETS; m++) {
            if (m >= 2) {
                send(new SettleCondition(CommandId.NONE, SPONSOR, m, m % 2));
            }
            send(new SettleOutcome(
                    CommandId.NONE, SPONSOR, m, m == 1 ? Order.ANY : m % 2, m == 1 ? 3 * Limits.MICROS : 0));
        }
    }

    private Answer send(Command command) {
        long sequence = engine.sequence() + 1;
        long at = engine.sequence() == 0 ? TestVenue.START_MICROS : engine.atMicros() + STEP_MICROS;
        output.take(sequence, at, command);
        return engine.apply(sequence, at, command, EventSink.NONE);
    }
}
