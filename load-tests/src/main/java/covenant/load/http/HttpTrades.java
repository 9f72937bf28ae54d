package covenant.load.http;

import covenant.load.VenueProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Durable trades over HTTP on one market beside the PostgreSQL baseline, in one run on the same disk: as fast as answers come with 1, 16
 * and 256 connections, beside a bare web server that only parses and answers; then latencies at equal load, counted from when each trade was meant to be sent.
 *
 * <pre>java -cp ... covenant.load.http.HttpTrades SCHEMA.sql [DIRECTORY] [SECONDS]</pre>
 *
 * {@code SCHEMA.sql} is the baseline's. The server is a process of its own; the client posts from this one.
 */
public final class HttpTrades {
    private static final String OPERATOR = "benchmark-operator-key";
    private static final double WARM_UP_SECONDS = 15;

    /** What the equal load is, as a share of what the baseline reached with 16 connections. */
    private static final double EQUAL_LOAD = 0.5;

    private final double seconds;

    private HttpTrades(double seconds) {
        this.seconds = seconds;
    }

    /** Runs the benchmark and prints a table. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: HttpTrades SCHEMA.sql [DIRECTORY] [SECONDS]");
            System.exit(2);
        }
        Path root = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("http-trades");
        Files.createDirectories(root);
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
        new HttpTrades(seconds).run(Path.of(args[0]), root);
    }

    private void run(Path schema, Path root) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%s, %d cores, %.0f s each%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                seconds);
        try (PostgresTrades postgres = PostgresTrades.start(root.resolve("postgres"), schema);
                BareServer.Child bare = BareServer.start();
                VenueProcess venue = VenueProcess.start(root.resolve("venue"), OPERATOR)) {
            System.out.println(postgres.describe());
            LongFunction<String> trades = BenchMarket.open(venue.address(), OPERATOR)::trade;
            postgres.run(16, Pace.closed(WARM_UP_SECONDS / 3));
            PostLoop.run(bare.address(), 16, Pace.closed(WARM_UP_SECONDS / 3), trades);
            PostLoop.run(venue.address(), 16, Pace.closed(WARM_UP_SECONDS), trades);
            PostLoop.run(venue.address(), 256, Pace.closed(WARM_UP_SECONDS), trades);
            double equal = 0;
            for (int connections : new int[] {1, 16, 256}) {
                Measured baseline = postgres.run(connections, Pace.closed(seconds));
                Measured covenant = PostLoop.run(venue.address(), connections, Pace.closed(seconds), trades);
                Measured parsing = PostLoop.run(bare.address(), connections, Pace.closed(seconds), trades);
                tell(connections + " connection(s), as fast as answers come", baseline, covenant);
                System.out.println("  bare server " + parsing.line());
                equal = connections == 16 ? baseline.perSecond() * EQUAL_LOAD : equal;
            }
            Measured baseline = postgres.run(16, Pace.open(seconds, equal));
            Measured covenant = PostLoop.run(venue.address(), 16, Pace.open(seconds, equal), trades);
            tell(String.format(Locale.ROOT, "16 connections at %.0f trades a second", equal), baseline, covenant);
        }
    }

    private static void tell(String what, Measured baseline, Measured covenant) {
        System.out.println(what);
        System.out.println("  PostgreSQL  " + baseline.line());
        System.out.println("  Covenant    " + covenant.line());
        System.out.printf(
                Locale.ROOT,
                "  ratio       %.1f times the trades; p50 %.2f, p99 %.2f of the baseline's%n",
                covenant.perSecond() / baseline.perSecond(),
                covenant.millis(50) / baseline.millis(50),
                covenant.millis(99) / baseline.millis(99));
    }
}
