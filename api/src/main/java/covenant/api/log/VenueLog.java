package covenant.api.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of this process, on stderr: stdout is for what a command was asked for. */
public final class VenueLog {
    private static final LongAdder DROPPED = new LongAdder();
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{20} %msg %kvp{NONE}%n";

    /** How lines look. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }

    /** From which level on lines are written. */
    public enum From {
        ERROR(Level.ERROR),
        WARN(Level.WARN),
        INFO(Level.INFO),
        DEBUG(Level.DEBUG);

        private final Level level;

        From(Level level) {
            this.level = level;
        }
    }

    private VenueLog() {}

    /**
     * From now on lines look like this, and are written by a thread of their own. Libraries are heard from {@code WARN} on at the earliest.
     *
     * @param requests whether there is a line for every request
     */
    public static void configure(Format format, From from, boolean requests) {
        LoggerContext context = context();
        context.reset();
        DroppingAppender lines = new DroppingAppender(DROPPED);
        lines.setContext(context);
        lines.addAppender(console(context, format));
        lines.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ((ch.qos.logback.classic.Logger) root).addAppender(lines);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(from == From.ERROR ? Level.ERROR : Level.WARN);
        context.getLogger("covenant").setLevel(from.level);
        context.getLogger(AccessLog.NAME).setLevel(requests ? Level.INFO : Level.OFF);
    }

    private static Appender<ILoggingEvent> console(LoggerContext context, Format format) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(context, format));
        console.start();
        return console;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, Format format) {
        Encoder<ILoggingEvent> encoder;
        if (format == Format.JSON) {
            encoder = new JsonLines();
        } else {
            PatternLayoutEncoder text = new PatternLayoutEncoder();
            text.setPattern(LINE);
            encoder = text;
        }
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /** Writes what is waiting, for at most two seconds, and nothing after it. */
    public static void close() {
        context().stop();
    }

    /** How many lines were dropped because the writer could not keep up. */
    public static long dropped() {
        return DROPPED.sum();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
