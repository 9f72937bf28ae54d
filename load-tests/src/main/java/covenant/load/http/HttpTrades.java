package covenant.load.http;

import covenant.load.VenueProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Durable trades over HTTP on one market beside the PostgreSQL baseline, in one run on the same disk: as fast as answers come with 1, 16
 * and 256 connections, then latencies at equal load, counted from when each trade was meant to be sent.
 *
 * <pre>java -cp ... covenant.load.http.HttpTrades SCHEMA.sql [DIRECTORY] [SECONDS]</pre>
 *
 * {@code SCHEMA.sql} is the baseline's. The server is a process of its own; the client posts from this one.
 */
public final class HttpTrades {
    private static final String OPERATOR = "benchmark-operator-key";
    private static final int ACCOUNTS = 64;
    private static final double WARM_UP_SECONDS = 6;

    /** What the equal load is, as a share of what the baseline reached with 16 connections. */
    private static final double EQUAL_LOAD = 0.5;

    private final HttpClient http = HttpClient.newHttpClient();
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
                VenueProcess venue = VenueProcess.start(root.resolve("venue"), OPERATOR)) {
            System.out.println(postgres.describe());
            LongFunction<String> trades = open(venue.address());
            postgres.run(16, Pace.closed(WARM_UP_SECONDS / 2));
            PostLoop.run(venue.address(), 16, Pace.closed(WARM_UP_SECONDS), trades);
            double equal = 0;
            for (int connections : new int[] {1, 16, 256}) {
                Measured baseline = postgres.run(connections, Pace.closed(seconds));
                Measured covenant = PostLoop.run(venue.address(), connections, Pace.closed(seconds), trades);
                tell(connections + " connection(s), as fast as answers come", baseline, covenant);
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

    /** Opens accounts and a market, and says how trade number n is asked for: buys and sells in turn, so that the price stays put. */
    private LongFunction<String> open(URI venue) throws IOException, InterruptedException {
        List<String> heads = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = post(
                    venue,
                    "/api/v1/accounts",
                    "{\"commandId\":\"a" + i + "\",\"name\":\"P" + i
                            + "\",\"role\":\"participant\",\"deposit\":\"1000000\"}");
            String key = account.replaceFirst("(?s).*\"key\":\"([^\"]*)\".*", "$1");
            heads.add("POST /api/v1/markets/bench/trades HTTP/1.1\r\nHost: " + venue.getAuthority()
                    + "\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nContent-Length: ");
        }
        post(venue, "/api/v1/accounts/operator/deposits", "{\"commandId\":\"d\",\"amount\":\"10000\"}");
        post(
                venue,
                "/api/v1/markets",
                "{\"commandId\":\"m\",\"id\":\"bench\",\"title\":\"Benchmark\",\"conditions\":[\"kept\",\"broken\"],"
                        + "\"metric\":{\"type\":\"binary\"},\"liquidity\":\"1000\"}");
        String run = Long.toString(System.nanoTime(), 36);
        return number -> {
            String sign = number / ACCOUNTS % 2 == 0 ? "" : "-";
            String body = "{\"commandId\":\"" + run + "-" + number
                    + "\",\"condition\":\"kept\",\"outcome\":\"yes\",\"shares\":\"" + sign + "1.5\"}";
            return heads.get((int) (number % ACCOUNTS)) + body.length() + "\r\n\r\n" + body;
        };
    }

    private String post(URI venue, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(venue.resolve(path))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }
}
