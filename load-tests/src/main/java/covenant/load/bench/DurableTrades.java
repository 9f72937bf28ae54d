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
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Durable trades through ring, journal and engine with real flushes, by number in flight, beside the bare write-and-flush of as many
 * bytes in the same run. One sender thread; buys and sells in turn, so that prices stay put.
 *
 * <pre>java -cp ... covenant.load.bench.DurableTrades [DIRECTORY] [SECONDS]</pre>
 */
public final class DurableTrades {
    private static final int ACCOUNTS = 128;
    private static final int FRAME_BYTES = 136;
    private static final long CREDITS = 1_000_000_000_000L;

    private final VenueRing ring;
    private final int markets;
    private final AtomicLong answered = new AtomicLong();
    private final Histogram nanos = new Histogram(3);
    private volatile Thread waiting;
    private long sent;
    private long refused;

    private DurableTrades(VenueRing ring, int markets) {
        this.ring = ring;
        this.markets = markets;
    }

    /** Runs the benchmark and prints a table. */
    public static void main(String[] args) throws IOException {
        Path root = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("durable-trades");
        Files.createDirectories(root);
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 5;
        System.out.printf(
                Locale.ROOT, "%s %s, %d cores%n", System.getProperty("java.vm.name"), Runtime.version(), cores());
        double bareMicros = bareFlushMicros(root.resolve("bare.dat"));
        System.out.printf(Locale.ROOT, "bare write and flush of %d bytes: %.1f us (median)%n", FRAME_BYTES, bareMicros);
        for (boolean follow : new boolean[] {false, true}) {
            for (int markets : new int[] {1, 100}) {
                Path directory = root.resolve("venue-" + markets + (follow ? "-followed" : ""));
                run(directory, markets, follow, seconds, bareMicros);
            }
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void run(Path directory, int markets, boolean follow, long seconds, double bareMicros)
            throws IOException {
        System.out.printf("%d market(s), %s%n", markets, follow ? "with the follower" : "without the follower");
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), (done, total) -> {})) {
            VenueRing ring = VenueRing.start(
                    ledger.engine(), ledger.journal(), VenueClock.SYSTEM, StepListener.NONE, 1 << 14, Halt.PROCESS);
            DurableTrades bench = new DurableTrades(ring, markets);
            bench.open();
            if (follow) {
                ledger.follow();
            }
            bench.inFlight(4_096, seconds, Double.NaN);
            for (int inFlight : new int[] {1, 64, 4_096}) {
                bench.inFlight(inFlight, seconds, inFlight == 1 ? bareMicros : Double.NaN);
            }
            ring.close();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private void open() {
        send(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Benchmark", true));
        send(new OpenAccount(CommandId.NONE, 0, "operator", "Operator", Role.OPERATOR, CREDITS, null));
        for (int i = 0; i < ACCOUNTS; i++) {
            send(new OpenAccount(CommandId.NONE, 0, "p" + i, "P", Role.PARTICIPANT, CREDITS, null));
        }
        for (int i = 0; i < markets; i++) {
            MarketTerms terms = new MarketTerms(
                    "m" + i, "Benchmark", "", "", "", List.of("kept", "broken"), Metric.binary(), 0, true, 0);
            send(new OpenMarket(CommandId.NONE, 1, terms, 1_000_000_000L, new long[0]));
        }
    }

    private void send(Command command) {
        Answer answer = ring.submit(command).join();
        if (!answer.ok()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private void inFlight(int most, long seconds, double bareMicros) {
        nanos.reset();
        refused = 0;
        long start = System.nanoTime();
        long until = start + seconds * 1_000_000_000L;
        long first = answered.get();
        sent = first;
        while (System.nanoTime() < until) {
            awaitLessThan(most);
            sendOne();
        }
        awaitLessThan(1);
        double took = (System.nanoTime() - start) / 1e9;
        long done = answered.get() - first;
        System.out.printf(
                Locale.ROOT,
                "  %,5d in flight: %,11.0f durable trades/s   p50 %8.1f us   p99 %8.1f us%s%s%n",
                most,
                done / took,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                Double.isNaN(bareMicros)
                        ? ""
                        : String.format(
                                Locale.ROOT, "   %.2f x bare", nanos.getValueAtPercentile(50) / 1e3 / bareMicros),
                refused == 0 ? "" : "   REFUSED " + refused);
    }

    private void sendOne() {
        long turn = sent++;
        int account = 2 + (int) (turn >>> 1 & ACCOUNTS - 1);
        int market = (int) ((turn >>> 1) % markets);
        long shares = 1_000_000 + (turn >>> 1 & 0xFFFF) * 50;
        Order order = Order.shares(1, 0, (turn & 1) == 0 ? shares : -shares);
        Trade trade = new Trade(CommandId.of("bench-" + turn), account, market, order);
        long at = System.nanoTime();
        ring.submit(trade, answer -> answered(answer, at));
    }

    private void answered(Answer answer, long at) {
        nanos.recordValue(System.nanoTime() - at);
        if (!answer.ok()) {
            refused++;
        }
        answered.set(answered.get() + 1);
        Thread sender = waiting;
        if (sender != null) {
            LockSupport.unpark(sender);
        }
    }

    /** Spins a little, then parks, as the core does. */
    private void awaitLessThan(int most) {
        int spins = 0;
        while (sent - answered.get() >= most) {
            if (spins++ < 20_000) {
                Thread.onSpinWait();
            } else {
                waiting = Thread.currentThread();
                if (sent - answered.get() >= most) {
                    LockSupport.parkNanos(1_000_000);
                }
                waiting = null;
            }
        }
    }

    private static double bareFlushMicros(Path file) throws IOException {
        Histogram flushes = new Histogram(3);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
            for (long at = 0; at < 1 << 24; at += zeros.capacity()) {
                channel.write(zeros.clear(), at);
            }
            channel.force(true);
            ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);
            for (int i = 0; i < 10_000; i++) {
                long start = System.nanoTime();
                channel.write(frame.clear(), (long) i * FRAME_BYTES);
                channel.force(false);
                flushes.recordValue(System.nanoTime() - start);
            }
        }
        Files.delete(file);
        return flushes.getValueAtPercentile(50) / 1e3;
    }
}
