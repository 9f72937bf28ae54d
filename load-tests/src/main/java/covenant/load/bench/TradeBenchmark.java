package covenant.load.bench;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Odds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A trade of an outcome given a condition on a 2 x 2 market: the bare arithmetic, the engine's pricing, and the whole engine, in one
 * run. All three walk the same path: buys and sells of the same shares in turn, so that prices stay put.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TradeBenchmark {
    private static final long LIQUIDITY_MICROS = 1_000_000_000L;
    private static final String ID_TEXT = "0f8c1d52-0000-4000-8000-000000000000";

    /** A power of two. More accounts, more memory: what an account remembers of its commands leaves the processor's cache. */
    @Param({"1", "16", "128"})
    public int accounts;

    private final long[] q = new long[4];
    private final ClaimSet claim = new ClaimSet(2, 4, 2, 2, 1);
    private Engine engine;
    private long sequence;
    private long turn;
    private long seen;

    /** A venue with one market and funded participants. */
    @Setup
    public void open() {
        engine = new Engine();
        sequence = 0;
        turn = 0;
        apply(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Benchmark", true));
        apply(new OpenAccount(CommandId.NONE, 0, "operator", "Operator", Role.OPERATOR, 1_000_000_000_000L, null));
        for (int i = 0; i < accounts; i++) {
            apply(new OpenAccount(CommandId.NONE, 0, "p" + i, "P", Role.PARTICIPANT, 1_000_000_000_000L, null));
        }
        MarketTerms terms =
                new MarketTerms("m", "Benchmark", "", "", "", List.of("kept", "broken"), Metric.binary(), 0, true, 0);
        apply(new OpenMarket(CommandId.NONE, 1, terms, LIQUIDITY_MICROS, new long[0]));
    }

    private Answer apply(Command command) {
        return engine.apply(++sequence, sequence, command, EventSink.NONE);
    }

    private long nextShares() {
        long shares = 1_000_000 + (turn >>> 1 & 0xFFFF) * 50;
        return (turn++ & 1) == 0 ? shares : -shares;
    }

    /** Price, cost, rounding, price after, and the new debts: nothing else. */
    @Benchmark
    public long bareArithmetic() {
        double b = LIQUIDITY_MICROS;
        long shares = nextShares();
        long max = Math.max(q[2], q[3]);
        double in = StrictMath.exp((q[2] - max) / b);
        double out = StrictMath.exp((q[3] - max) / b);
        double p = in / (in + out);
        double growth = StrictMath.expm1(shares / b);
        long cost = (long) StrictMath.ceil(b * StrictMath.log1p(p * growth));
        q[2] += shares - cost;
        q[3] -= cost;
        return cost + (long) (p * 1e9) + (long) (1e9 * p * (1 + growth) / (1 + p * growth));
    }

    /** What the engine computes for a trade. */
    @Benchmark
    public long pricing() {
        long shares = nextShares();
        Odds odds = Odds.of(q, LIQUIDITY_MICROS, claim);
        long cost = odds.costMicros(shares);
        q[2] += shares - cost;
        q[3] -= cost;
        return cost + odds.pricePpb() + odds.priceAfterPpb(shares);
    }

    /** The whole trade: idempotency, limits, pricing, funds, payoffs, sweep, conservation, answer and event. */
    @Benchmark
    public long engineTrade() {
        int account = 2 + (int) (turn >>> 1 & (accounts - 1));
        // The same account sells what it just bought.
        Trade trade = new Trade(freshId(), account, 0, Order.shares(1, 0, nextShares()));
        Answer answer = engine.apply(++sequence, sequence, trade, event -> seen++);
        if (!answer.ok() || answer.repeated()) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.costMicros();
    }

    /** An id never seen before; digesting its text is the sender's work, not the engine's. */
    private CommandId freshId() {
        return new CommandId(ID_TEXT, turn * 0x9E3779B97F4A7C15L, turn * 0xC2B2AE3D27D4EB4FL >>> 3);
    }
}
