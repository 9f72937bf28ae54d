package covenant.api.cli;

import covenant.api.contract.StreamContract;
import covenant.api.demo.DemoPast;
import covenant.api.demo.DemoVenue;
import covenant.api.json.Times;
import covenant.api.stream.StreamLimits;
import covenant.api.terminal.ProgressLine;
import covenant.api.venue.ClockMode;
import covenant.api.venue.LedgerStorage;
import covenant.api.venue.VenueOptions;
import covenant.api.venue.VenueServer;
import covenant.api.webhook.WebhookOptions;
import covenant.ledger.RecoveryReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant serve}: runs the venue until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the venue until it is told to stop (SIGTERM or Ctrl-C).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was told to stop, and answered what it had accepted.",
            "1:It was told to stop and could not in --shutdown-seconds; what was answered is safe.",
            "65:The journal is not what was written; the message says where.",
            "69:The address or the folder is in use.",
            "70:The core failed or memory ran out; what was answered is safe."
        },
        footerHeading = "%n",
        footer = {
            "Every option is also an environment variable: --port is COVENANT_PORT, --operator-key is"
                    + " COVENANT_OPERATOR_KEY, and so on; and a line of the file that --config names: port=8080."
                    + " The option wins over the variable, the variable over the file."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int MIN_KEY_CHARS = 16;
    private static final long DEMO_SEED = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port; 0 picks a free one. Default: 8080.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on. Default: 127.0.0.1, this machine only; 0.0.0.0 is every address of it, by TLS (--tls-cert).")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "covenant-data",
            description = "Folder of the journal, snapshots and history; made if absent. Default: ./covenant-data.")
    private Path data;

    @Option(
            names = "--demo",
            description =
                    "Opens demo markets with simulated participants who trade as long as it runs; the first start gives them"
                            + " a simulated past of thirty days.")
    private boolean demo;

    @Option(
            names = "--operator-key",
            paramLabel = "KEY",
            description =
                    "Key of the account \"operator\". Without it the first start makes one and prints it once; a new one replaces"
                            + " the old.")
    private String operatorKey;

    @Option(
            names = "--operator-key-file",
            paramLabel = "FILE",
            description = "File whose first line is that key: others on this machine can see a command line.")
    private Path operatorKeyFile;

    @Option(
            names = "--clock",
            paramLabel = "MODE",
            description =
                    "system, simulated or simulated:FACTOR: whether time is the machine's, or stands still (or runs FACTOR times as"
                            + " fast) and is moved by the operator. A venue keeps the mode it was founded in. Default: that;"
                            + " system for a new venue.")
    private String clock;

    @Option(
            names = "--webhooks",
            paramLabel = "on|off",
            defaultValue = "on",
            description =
                    "off: what playbooks post waits until a start with on, for example while a copy of the data is looked at."
                            + " Default: on.")
    private String webhooks;

    @Option(
            names = "--ring-size",
            paramLabel = "N",
            defaultValue = "16384",
            description = "Commands that may wait, a power of two; more are answered 503. Default: 16384.")
    private int ringSize;

    @Mixin
    private AccessFlags access;

    @Mixin
    private OperationFlags operation;

    @Option(
            names = "--stream-clients-per-address",
            paramLabel = "N",
            defaultValue = "256",
            description =
                    "Clients of the live stream from one address, 1 to 10000; behind a proxy all have the proxy's."
                            + " Default: 256.")
    private int streamClientsPerAddress;

    @Override
    public Integer call() throws InterruptedException {
        Environment environment = (Environment) spec.defaultValueProvider();
        operation.check(spec, environment.file());
        Settings settings = environment.settings(spec);
        if (operation.printsOnly()) {
            OperationFlags.print(settings, spec.commandLine().getOut());
            return 0;
        }
        if (operatorKeyFile != null) {
            operatorKey = AccessFlags.firstLine(spec, "--operator-key-file", operatorKeyFile);
        }
        check();
        readContract();
        operation.startLog(settings);
        settings.strangers().forEach(LOG::warn);
        if (operatorKey != null && operatorKey.length() < MIN_KEY_CHARS) {
            LOG.warn("an operator key of fewer than {} characters can be guessed", MIN_KEY_CHARS);
        }
        VenueOptions options = VenueOptions.local()
                .at(host, port)
                .ringSize(ringSize)
                .eventLoops(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
                .simulated(demo)
                .clockMode(clockMode())
                .webhooks(webhooks.equals("on") ? WebhookOptions.DEFAULT : WebhookOptions.OFF)
                .access(access.options(spec))
                .drainSeconds(operation.drainSeconds())
                .stream(StreamLimits.DEFAULT.clientsPerAddress(streamClientsPerAddress))
                .operatorKey(operatorKey);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "recovering");
        LedgerStorage storage = LedgerStorage.open(data, progress);
        progress.end();
        tell(storage.recovery());
        if (demo && isPortFree()) {
            DemoPast.begin(
                    storage.engine(),
                    storage.journal(),
                    options.founding(),
                    options.clock().nowMicros(),
                    DEMO_SEED);
        }
        VenueServer server = VenueServer.start(storage, options, this::showKey);
        if (server.isGivenKeyRevoked()) {
            LOG.warn("the given operator key was revoked; the keys made since stay valid");
        }
        DemoVenue participants = demo ? openDemo(server) : null;
        announce(server);
        // Ends the process itself; until then this thread has nothing to do.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(new Stop(server, participants, operation.shutdownSeconds()), "stop"));
        new CountDownLatch(1).await();
        return 0;
    }

    /** The documents take most of a second to read; that goes on beside the recovery, and whoever needs them waits for it. */
    private static void readContract() {
        Thread reader = new Thread(StreamContract::theOne, "contract");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether the server will get its address, so that nothing is founded where it will not; that it says itself. */
    private boolean isPortFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private DemoVenue openDemo(VenueServer server) {
        DemoVenue participants = new DemoVenue(server.ring(), server.operator(), DEMO_SEED);
        try {
            participants.start().join();
            return participants;
        } catch (CompletionException e) {
            participants.close();
            server.close();
            throw new ParameterException(
                    spec.commandLine(),
                    "--demo in " + data + ": " + e.getCause().getMessage() + "; give it a --data folder of its own",
                    e);
        }
    }

    private void check() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is from 0 to 65535, not " + port);
        }
        if (Integer.bitCount(ringSize) != 1 || ringSize < 2) {
            throw new ParameterException(spec.commandLine(), "--ring-size is a power of two, not " + ringSize);
        }
        if (streamClientsPerAddress < 1 || streamClientsPerAddress > StreamLimits.DEFAULT.clients()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--stream-clients-per-address is from 1 to " + StreamLimits.DEFAULT.clients() + ", not "
                            + streamClientsPerAddress);
        }
        if (!webhooks.equals("on") && !webhooks.equals("off")) {
            throw new ParameterException(spec.commandLine(), "--webhooks is on or off, not " + webhooks);
        }
        if (operatorKey != null && !operatorKey.matches("[!-~]{1,200}")) {
            throw new ParameterException(
                    spec.commandLine(), "--operator-key has 1 to 200 printable ASCII characters and no space");
        }
    }

    private ClockMode clockMode() {
        try {
            return clock == null ? ClockMode.KEPT : ClockMode.of(clock);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--clock: " + e.getMessage(), e);
        }
    }

    /** In the log, which is one object a line where that was asked for. */
    private static void tell(RecoveryReport recovery) {
        if (recovery.torn() != null) {
            LOG.warn("cut what a crash left of an unfinished write: {}", recovery.torn());
        }
        recovery.skippedSnapshots().forEach(skipped -> LOG.warn("passed over a snapshot: {}", skipped));
        if (recovery.hashesOutdated() > 0) {
            LOG.info("hashes of an older layout, passed over: {}", recovery.hashesOutdated());
        }
        if (recovery.sequence() > 0) {
            LOG.info(
                    "recovered sequence {}, {} commands replayed after the snapshot at {}",
                    recovery.sequence(),
                    recovery.commandsReplayed(),
                    recovery.snapshotSequence());
        }
    }

    private void showKey(String key) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("operator key, shown this once: " + key);
        out.flush();
    }

    private void announce(VenueServer server) {
        PrintWriter out = spec.commandLine().getOut();
        if (server.directory().hasSimulatedClock()) {
            int factor = server.ring().clockFactor();
            out.println("simulated clock: " + Times.iso(server.ring().nowMicros()) + ", "
                    + (factor == 0 ? "stands still until it is moved" : "runs " + factor + " times as fast"));
        }
        String address = (server.isSecure() ? "https://" : "http://") + shown(host) + ":" + server.port() + "/";
        LOG.info("answers at {}", address);
        out.println("Covenant answers at " + address);
        out.flush();
    }

    private static String shown(String address) {
        return address.equals("0.0.0.0") || address.equals("::")
                ? "localhost"
                : address.contains(":") ? "[" + address + "]" : address;
    }
}
