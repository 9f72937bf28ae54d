package covenant.api.cli;

import covenant.api.log.VenueLog;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code serve} that are for whoever runs it: configuration, log, stopping. */
final class OperationFlags {
    private static final Logger LOG = LoggerFactory.getLogger(OperationFlags.class);
    private static final int MAX_SHUTDOWN_SECONDS = 3_600;

    // Read beforehand, by ConfigFile.named; here so that it is known and shown.
    @Option(
            names = ConfigFile.OPTION,
            paramLabel = "FILE",
            description = "Properties, each an option without its dashes: port=8080.")
    @SuppressWarnings("UnusedVariable")
    private Path config;

    @Option(names = "--print-config", description = "Prints what counts, and where each came from; starts nothing.")
    private boolean printConfig;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How lines of the log, on stderr, look. Default: text.")
    private VenueLog.Format logFormat;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "error, warn, info or debug. Default: info.")
    private VenueLog.From logLevel;

    @Option(
            names = "--access-log",
            paramLabel = "on|off",
            defaultValue = "off",
            description = "A line for every request. Default: off.")
    private OnOff accessLog;

    @Option(
            names = "--shutdown-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long stopping may take: requests under way, the history, a snapshot. Default: 30.")
    private int shutdownSeconds;

    boolean printsOnly() {
        return printConfig;
    }

    int shutdownSeconds() {
        return shutdownSeconds;
    }

    /** Half of it for requests under way; the rest is for the ledger. */
    int drainSeconds() {
        return Math.max(1, shutdownSeconds / 2);
    }

    void check(CommandSpec spec, ConfigFile file) {
        String problem = file.problem(Settings.names(spec));
        if (!problem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), problem);
        }
        if (shutdownSeconds < 1 || shutdownSeconds > MAX_SHUTDOWN_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "--shutdown-seconds is from 1 to 3600, not " + shutdownSeconds);
        }
    }

    /** From here on the log is as asked for; its first line is the configuration. */
    void startLog(Settings settings) {
        VenueLog.configure(logFormat, logLevel, accessLog == OnOff.ON);
        LoggingEventBuilder line = LOG.atInfo();
        for (Settings.Setting setting : settings.all()) {
            line = line.addKeyValue(setting.name(), setting.value() + " (" + setting.source() + ")");
        }
        line.log("configuration");
    }

    /** Prints them as the file would have them. */
    static void print(Settings settings, PrintWriter out) {
        for (Settings.Setting setting : settings.all()) {
            out.printf("%-40s # %s%n", setting.name() + "=" + setting.value(), setting.source());
        }
        out.flush();
    }
}
