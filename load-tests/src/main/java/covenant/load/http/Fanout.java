package covenant.load.http;

import covenant.load.VenueProcess;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many WebSocket clients on a market that trades at a fixed rate: how many of the trades each hears one by one, and how long after the
 * venue stamped them, beside the same with one client in the same run.
 *
 * <pre>java -cp ... covenant.load.http.Fanout [CLIENTS] [TRADES PER SECOND] [SECONDS] [DIRECTORY]</pre>
 */
public final class Fanout {
    private static final String OPERATOR = "benchmark-operator-key";
    /** Clients sit on several addresses of this machine, as a venue gives one address only so many seats. */
    private static final int CLIENTS_PER_ADDRESS = 200;

    private static final String TRADE = "{\"type\":\"trade\"";
    private static final String AT = "\"at\":\"";

    private final Vertx vertx = Vertx.vertx();
    private final LongAdder trades = new LongAdder();
    private final LongAdder frames = new LongAdder();
    private final LongAdder conflated = new LongAdder();
    private final AtomicLong closed = new AtomicLong();
    private volatile Histogram nanos = new ConcurrentHistogram(3);

    private Fanout() {}

    /** Runs the benchmark and prints a table. */
    public static void main(String[] args) throws Exception {
        int clients = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        double perSecond = args.length > 1 ? Double.parseDouble(args[1]) : 200;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 20;
        Path root = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("fanout");
        Files.createDirectories(root);
        try (VenueProcess venue = VenueProcess.start(root.resolve("venue"), OPERATOR)) {
            BenchMarket market = BenchMarket.open(venue.address(), OPERATOR);
            // Both compilers warm up.
            new Fanout().run(venue.address(), market, 50, perSecond, seconds / 2);
            double alone = new Fanout().run(venue.address(), market, 1, perSecond, seconds);
            double many = new Fanout().run(venue.address(), market, clients, perSecond, seconds);
            System.out.printf(Locale.ROOT, "p99 of %d clients is %.1f times that of one%n", clients, many / alone);
        }
        System.exit(0);
    }

    private double run(URI venue, BenchMarket market, int clients, double perSecond, double seconds) throws Exception {
        int connected = 0;
        while (connected < clients) {
            int here = Math.min(CLIENTS_PER_ADDRESS, clients - connected);
            connect(venue, "127.0.0." + (2 + connected / CLIENTS_PER_ADDRESS), here);
            connected += here;
        }
        Measured trading = PostLoop.run(venue, 4, Pace.open(seconds, perSecond), market::trade);
        // What is still under way arrives.
        Thread.sleep(1_000);
        long lost = closed.get();
        vertx.close().await();
        double expected = (double) trading.trades() * clients;
        System.out.printf(
                Locale.ROOT,
                "%,6d clients, %,.0f trades/s: %,.0f frames/s; %.3f %% of the trades told one by one, conflated %d times,"
                        + " %d closed; from the venue's stamp p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                clients,
                trading.perSecond(),
                frames.sum() / seconds,
                100.0 * trades.sum() / expected,
                conflated.sum(),
                lost,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6);
        return nanos.getValueAtPercentile(99) / 1e6;
    }

    private void connect(URI venue, String from, int clients) {
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setLocalAddress(from)
                .setMaxConnections(clients)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 20));
        for (int i = 0; i < clients; i++) {
            WebSocket socket = client.connect(new WebSocketConnectOptions()
                            .setHost(venue.getHost())
                            .setPort(venue.getPort())
                            .setURI("/api/v1/stream?markets=" + BenchMarket.ID))
                    .await();
            socket.textMessageHandler(this::hear);
            socket.closeHandler(none -> closed.incrementAndGet());
        }
    }

    private void hear(String frame) {
        frames.increment();
        if (frame.startsWith(TRADE)) {
            trades.increment();
            int at = frame.indexOf(AT) + AT.length();
            Instant stamped = Instant.parse(frame.substring(at, frame.indexOf('"', at)));
            long late = java.time.Duration.between(stamped, Instant.now()).toNanos();
            nanos.recordValue(Math.max(0, late));
        } else if (frame.startsWith("{\"type\":\"conflated\"")) {
            conflated.increment();
        }
    }
}
