package covenant.api.cli.client;

import covenant.client.Frame;
import covenant.client.Query;
import covenant.client.StreamListener;
import covenant.client.Subscription;
import covenant.client.VenueClient;
import covenant.client.VenueStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant watch}: the live stream as lines, through lost connections. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Group.DONE, Group.REFUSED, Group.WRONG, Group.UNREACHABLE},
        description = "Follows the live stream until it is stopped; connects again by itself and misses nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant watch evals                 what happens in a market, a line each",
            "  covenant watch --json > frames       every frame as it came, to read on later",
            "  covenant watch --from 4711           what happened behind a frame, and on"
        })
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private Connecting venue;

    @Parameters(paramLabel = "MARKET", arity = "0..*", description = "Only these; without any, everything.")
    private List<String> markets = List.of();

    @Option(names = "--actors", paramLabel = "ID", split = ",", description = "Also what hangs on these actors.")
    private List<String> actors = List.of();

    @Option(names = "--signals", paramLabel = "MARKET", split = ",", description = "Of these markets only the signals.")
    private List<String> signals = List.of();

    @Option(names = "--mine", description = "Also your own cash, orders, fills and positions.")
    private boolean mine;

    @Option(names = "--from", paramLabel = "ID", description = "Go on behind the frame of this id.")
    private String from;

    @Option(names = "--frames", paramLabel = "N", description = "End after so many; heartbeats do not count.")
    private Integer most;

    @Override
    public Integer call() throws InterruptedException {
        if (most != null && most < 1) {
            throw venue.wrong("--frames is at least 1");
        }
        VenueClient client = venue.client();
        // An address where nobody answers is said at once; what breaks later is connected again.
        client.connection().get(Query.api("venue"));
        Following following = new Following();
        VenueStream stream = client.stream(subscription(), following);
        try (stream) {
            following.ended.await();
            if (following.refused != 0) {
                throw venue.wrong("the venue refuses this subscription with status " + following.refused
                        + "; markets are ids, at most 100");
            }
        }
        return 0;
    }

    private Subscription subscription() {
        Subscription asked = Subscription.markets(markets);
        if (!actors.isEmpty()) {
            asked = asked.with("actors", String.join(",", actors));
        }
        if (!signals.isEmpty()) {
            asked = asked.with("signals", String.join(",", signals));
        }
        if (mine) {
            asked = asked.with("account", "me");
        }
        return from == null ? asked : asked.from(from);
    }

    private final class Following implements StreamListener {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicInteger seen = new AtomicInteger();
        private volatile int refused;

        @Override
        public void onFrame(Frame frame) {
            PrintWriter out = venue.out();
            boolean counts = !frame.type().equals("heartbeat");
            if (ended.getCount() == 0) {
                return;
            }
            if (venue.json()) {
                out.println(frame.text());
            } else {
                FrameLine.of(frame).forEach(out::println);
            }
            out.flush();
            // Nobody reads any more, such as head.
            boolean isDone = out.checkError() || counts && most != null && seen.incrementAndGet() >= most;
            if (isDone) {
                ended.countDown();
            }
        }

        @Override
        public void onInterrupted(String reason) {
            venue.err().println("connecting again: " + Table.plain(reason));
            venue.err().flush();
        }

        @Override
        public void onRefused(int status) {
            refused = status;
            ended.countDown();
        }
    }
}
