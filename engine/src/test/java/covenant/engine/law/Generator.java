package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.Scopes;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OnCommitment;
import covenant.engine.command.OnMarket;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.commitment.Commitment;
import covenant.engine.core.Engine;
import covenant.engine.fixture.TestVenue;
import covenant.engine.order.RestingOrder;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws commands that mean something to a venue as it stands, and some that do not. */
final class Generator implements Drawing {
    private static final long SECOND = 1_000_000;

    private final SplittableRandom random;
    private final Amounts amounts;
    private final Decisions decisions;
    private final Engine engine;
    private final List<Command> sent = new ArrayList<>();
    private final boolean likesOrders;
    private int ids;

    Generator(SplittableRandom random, Engine engine) {
        this.random = random;
        this.amounts = new Amounts(random);
        this.decisions = new Decisions(random, amounts);
        this.engine = engine;
        this.likesOrders = random.nextInt(3) == 0;
    }

    @Override
    public Step next() {
        boolean needsMarket = engine.state().markets().isEmpty();
        Command command = needsMarket
                ? openMarket()
                : sent.isEmpty() || !amounts.rarely(16) ? conditional(fresh(), engine, amounts) : again();
        long after = amounts.rarely(4) ? amounts.oneOf(0L, 1L, 10 * SECOND) : SECOND;
        if (fallsWithin(after)) {
            return new Step(after, Tick.now());
        }
        sent.add(command);
        return new Step(after, command);
    }

    /** Now and then on the condition that what it is about was not changed, which mostly holds. */
    static Command conditional(Command command, Engine engine, Amounts amounts) {
        if (!IfUnchanged.admits(command) || !amounts.rarely(8)) {
            return command;
        }
        long changed = 0;
        if (command instanceof OnMarket about && engine.state().market(about.market()) != null) {
            changed = engine.state().market(about.market()).changedSequence();
        } else if (command instanceof OnCommitment about) {
            Commitment commitment = engine.state().commitments().commitment(about.commitment());
            changed = commitment == null ? 0 : commitment.changedSequence();
        }
        return new IfUnchanged(command, amounts.rarely(4) ? changed - 1 : changed);
    }

    /** A decision falls in silence, so that what it does is not taken for what a command does. */
    private boolean fallsWithin(long afterMicros) {
        return engine.state().markets().stream()
                .anyMatch(market -> market.decision() != null
                        && market.decision().isDue()
                        && market.phase().isLive()
                        && market.terms().decision().decidesAtMicros() <= engine.atMicros() + afterMicros);
    }

    /** The same once more, or another command by the same name. */
    private Command again() {
        Command sentBefore = sent.get(random.nextInt(sent.size()));
        Command earlier = amounts.rarely(2) ? sentBefore.bare() : sentBefore;
        return amounts.rarely(4) ? renamed(earlier) : earlier;
    }

    private Command renamed(Command earlier) {
        if (earlier.commandId().isPresent() && earlier.bare() instanceof Trade t) {
            int market = anyMarket();
            return new Trade(t.commandId(), t.by(), market, order(market, participant()));
        }
        return earlier.commandId().isPresent()
                ? new VoidMarket(earlier.commandId(), earlier.by(), anyMarket(), "by another name")
                : earlier;
    }

    private Command fresh() {
        int dice = random.nextInt(100);
        if (dice < (likesOrders ? 30 : 64)) {
            return amounts.rarely(8) ? batch() : trade();
        }
        if (dice < 69) {
            return placeOrder();
        }
        if (dice < 72) {
            return cancelOrder();
        }
        boolean isOver = engine.state().markets().stream().noneMatch(market -> market.phase() == Phase.OPEN);
        if (dice < 76 || isOver && !amounts.rarely(3)) {
            return openMarket();
        }
        if (dice < 81) {
            int market = anyMarket();
            return new AddLiquidity(id(), sponsorOf(market), market, liquidity(market));
        }
        if (dice < 84) {
            int market = anyMarket();
            return new SettleCondition(id(), coordinator(), market, condition(market));
        }
        if (dice < 88) {
            return settleOutcome(anyMarket());
        }
        if (dice < 90) {
            return new VoidMarket(id(), coordinator(), anyMarket(), amounts.rarely(8) ? " " : "because");
        }
        return dice < 96 ? money() : odd();
    }

    private Command money() {
        int account = account();
        long amount = amounts.rarely(8) ? amounts.extreme() : amounts.upTo(1e10);
        return switch (random.nextInt(3)) {
            case 0 -> new Deposit(id(), Trial.OPERATOR, account, amount);
            case 1 -> new Withdraw(id(), Trial.OPERATOR, account, amount);
            default ->
                amounts.rarely(2)
                        ? keys(account)
                        : new OpenAccount(
                                id(),
                                Trial.OPERATOR,
                                amounts.rarely(3) ? "ann" : "p" + random.nextInt(50),
                                "Someone",
                                amounts.oneOf(Role.values()),
                                amount,
                                random.nextBoolean() ? key() : null);
        };
    }

    /** Made and revoked by whoever may, and by others. */
    private Command keys(int account) {
        int by = amounts.rarely(2) ? Trial.OPERATOR : account;
        if (amounts.rarely(3)) {
            return new RevokeKey(id(), by, account, "k" + (1 + random.nextInt(3)));
        }
        String name = amounts.rarely(2) ? "" : "bot-" + random.nextInt(3);
        Scopes scopes = amounts.rarely(2) ? Scopes.ALL : new Scopes(random.nextInt(40));
        long expires = amounts.rarely(2) ? 0 : TestVenue.START_MICROS + random.nextInt(1 << 30);
        return new IssueKey(id(), by, account, key(), random.nextBoolean(), name, scopes, expires);
    }

    private Command odd() {
        return switch (random.nextInt(5)) {
            case 0 -> new Trade(id(), amounts.oneOf(-1, 0, 1, 99), anyMarket(), Order.shares(0, 0, 1));
            case 1 -> new Trade(id(), participant(), amounts.oneOf(-1, 99), Order.shares(0, 0, 1));
            case 2 -> new SettleCondition(id(), participant(), anyMarket(), 0);
            case 3 -> new SettleOutcome(id(), coordinator(), anyMarket(), -1, amounts.extreme());
            default -> Tick.now();
        };
    }

    private Trade trade() {
        if (!sent.isEmpty() && sent.get(sent.size() - 1).bare() instanceof Trade last && amounts.rarely(8)) {
            return undo(last);
        }
        int market = anyMarket();
        int by = participant();
        return new Trade(amounts.rarely(10) ? CommandId.NONE : id(), by, market, order(market, by));
    }

    /** Often of one market, so that trades see the ones before them. */
    private TradeBatch batch() {
        int by = participant();
        int market = anyMarket();
        List<TradeBatch.Leg> legs = new ArrayList<>();
        for (int left = amounts.rarely(30) ? amounts.oneOf(0, Limits.MAX_BATCH + 1) : 1 + random.nextInt(5);
                left > 0;
                left--) {
            market = amounts.rarely(2) ? market : anyMarket();
            legs.add(new TradeBatch.Leg(amounts.rarely(60) ? 99 : market, order(market, by)));
        }
        return new TradeBatch(amounts.rarely(10) ? CommandId.NONE : id(), by, legs);
    }

    private PlaceOrder placeOrder() {
        int number = anyMarket();
        int by = participant();
        int condition = amounts.rarely(4) ? Order.ANY : condition(number);
        int outcome = amounts.rarely(5) ? Order.ANY : outcome(number);
        long b = engine.state().market(number).liquidityMicros();
        long price = engine.quote(number, Order.shares(condition, outcome, 1)).priceBeforePpb();
        long limit = price == 0 || amounts.rarely(4) ? amounts.pricePpb() : price + amounts.signed(amounts.upTo(2e8));
        long shares = amounts.rarely(4) ? amounts.shares(b, 0) : amounts.signed(2_000 + amounts.upTo(b / 2.0));
        long expiresAt = amounts.rarely(4) ? engine.atMicros() + random.nextLong(1, 20) * SECOND : 0;
        return new PlaceOrder(id(), by, number, condition, outcome, shares, limit, expiresAt);
    }

    private CancelOrder cancelOrder() {
        int number = random.nextInt(engine.state().orders().next() + 1);
        RestingOrder order = engine.state().orders().order(number);
        return new CancelOrder(id(), order == null || amounts.rarely(4) ? participant() : order.account(), number);
    }

    /** The opposite of a trade, by which its trader is back where he was, or nearly. */
    private Trade undo(Trade trade) {
        int account = trade.by();
        long traded = traded(trade);
        long shares = traded == 0 ? 1 : traded;
        Order order = trade.order();
        return new Trade(id(), account, trade.market(), Order.shares(order.condition(), order.outcome(), -shares));
    }

    /** The shares of an accepted trade; 0 if it was not accepted, or only another by its name. */
    private long traded(Trade trade) {
        boolean isKnown = trade.commandId().isPresent() && engine.state().remembers(trade.by(), trade.commandId());
        Answer first = isKnown ? engine.state().firstAnswer(trade) : null;
        return first == null ? 0 : first.sharesMicros();
    }

    private Order order(int number, int by) {
        Market market = engine.state().market(number);
        int condition = condition(number);
        int outcome = outcome(number);
        if (!amounts.rarely(2)) {
            condition = amounts.rarely(3) ? Order.ANY : condition;
            outcome = amounts.rarely(3) ? Order.ANY : outcome;
        }
        long b = market.liquidityMicros();
        long cash = engine.state().account(by).cashMicros();
        Order order = switch (random.nextInt(5)) {
            case 0 -> Order.toPrice(condition, outcome, amounts.pricePpb());
            case 1, 2 -> Order.spend(condition, outcome, amounts.spend(b, cash));
            default -> Order.shares(condition, outcome, amounts.shares(b, held(number, by, condition, outcome)));
        };
        return amounts.rarely(6) ? limited(number, order) : order;
    }

    /** So many shares were bought of this very claim, less those sold. */
    private long held(int market, int by, int condition, int outcome) {
        long held = 0;
        for (Command command : sent) {
            if (command.bare() instanceof Trade t
                    && t.by() == by
                    && t.market() == market
                    && t.order().condition() == condition
                    && t.order().outcome() == outcome) {
                held += traded(t);
            }
        }
        return held;
    }

    private Order limited(int market, Order order) {
        var quote = engine.quote(market, order);
        long nearly = amounts.oneOf(-1L, 0L, 1L);
        return quote.ok() && random.nextBoolean()
                ? order.atMost(quote.costMicros() + nearly)
                : new Order(
                        order.condition(),
                        order.outcome(),
                        order.mode(),
                        order.amount(),
                        Order.NO_LIMIT,
                        quote.priceAfterPpb() + nearly);
    }

    private Command settleOutcome(int number) {
        Market market = engine.state().market(number);
        Metric metric = market.terms().metric();
        if (metric.type() != Metric.Type.SCALAR || amounts.rarely(10)) {
            return new SettleOutcome(id(), coordinator(), number, outcome(number), 0);
        }
        long span = metric.highMicros() - metric.lowMicros();
        long value = metric.lowMicros() + random.nextLong(-span / 8 - 1, span + span / 8 + 1);
        return new SettleOutcome(id(), coordinator(), number, Order.ANY, value);
    }

    private OpenMarket openMarket() {
        Metric metric = metric();
        int conditionCount = amounts.oneOf(1, 2, 2, 2, 3, 4);
        List<String> conditions =
                IntStream.range(0, conditionCount).mapToObj(i -> "c" + i).toList();
        long closesAt = amounts.rarely(4) ? engine.atMicros() + random.nextLong(1, 30) * SECOND : 0;
        MarketTerms terms = new MarketTerms(
                amounts.rarely(20)
                        ? "Not a slug"
                        : "m" + engine.state().markets().size(),
                "A market",
                "",
                "",
                "",
                conditions,
                metric,
                amounts.oneOf(0, 0, 0, 1, 30, 1_000),
                !amounts.rarely(3),
                closesAt);
        long[] prior = random.nextBoolean() ? new long[0] : prior(terms.pricedStates());
        MarketTerms whole = amounts.rarely(3) ? decisions.on(terms, engine.atMicros()) : terms;
        return new OpenMarket(id(), coordinator(), whole, liquidity(), prior);
    }

    private Metric metric() {
        return switch (random.nextInt(3)) {
            case 0 -> Metric.binary();
            case 1 ->
                Metric.categorical(IntStream.range(0, 2 + random.nextInt(3))
                        .mapToObj(i -> "o" + i)
                        .toList());
            default -> {
                long low = amounts.signed(amounts.upTo(1e9));
                yield Metric.scalar(low, Math.min(Limits.MAX_METRIC_MICROS, low + amounts.upTo(1e15)), "points");
            }
        };
    }

    private long[] prior(int states) {
        long[] prior = new long[states];
        long left = Limits.PPB - states;
        for (int x = 0; x < states; x++) {
            long share = x == states - 1 ? left : amounts.rarely(3) ? 0 : random.nextLong(left / 2 + 1);
            prior[x] = 1 + share;
            left -= share;
        }
        return prior;
    }

    private long liquidity() {
        return amounts.oneOf(
                Limits.MIN_LIQUIDITY_MICROS,
                Limits.MICROS,
                100 * Limits.MICROS,
                10_000 * Limits.MICROS,
                1_000_000 * Limits.MICROS,
                Limits.MIN_LIQUIDITY_MICROS + amounts.upTo(1e13),
                amounts.rarely(3) ? Limits.MAX_LIQUIDITY_MICROS : 1L);
    }

    private long liquidity(int market) {
        long b = engine.state().market(market).liquidityMicros();
        return amounts.rarely(4) ? liquidity() : b + amounts.upTo((double) b);
    }

    /** A market, mostly one in which something can still happen. */
    private int anyMarket() {
        int count = engine.state().markets().size();
        int market = count == 0 ? 0 : random.nextInt(count);
        for (int i = 0; i < 6 && count > 0 && engine.state().market(market).phase() != Phase.OPEN; i++) {
            market = random.nextInt(count);
        }
        return market;
    }

    private int condition(int market) {
        int count = engine.state().market(market).terms().conditions().size();
        return amounts.rarely(30) ? count : random.nextInt(count);
    }

    private int outcome(int market) {
        int count = engine.state().market(market).terms().metric().outcomes().size();
        return amounts.rarely(30) ? count : random.nextInt(count);
    }

    private int participant() {
        return Trial.FIRST_PARTICIPANT + random.nextInt(Trial.PARTICIPANTS);
    }

    private int coordinator() {
        return amounts.rarely(8) ? Trial.OTHER_COORDINATOR : Trial.COORDINATOR;
    }

    private int sponsorOf(int market) {
        return amounts.rarely(8)
                ? coordinator()
                : engine.state().market(market).sponsor().number();
    }

    private int account() {
        return amounts.rarely(10) ? amounts.oneOf(-1, 0, 99) : random.nextInt(1, 7);
    }

    private KeyHash key() {
        return new KeyHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private CommandId id() {
        return CommandId.of("c" + ids++);
    }
}
