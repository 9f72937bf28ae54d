package covenant.api.metrics;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandKind;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what the core does. Runs on the core's thread for every command, so it only adds to plain cells that the registry reads when it
 * is asked.
 */
@SuppressWarnings("EnumOrdinal") // cells are found by position and live no longer than the process
public final class VenueMeters implements StepListener {
    /** Results: accepted, repeated, then one for each refusal. */
    private static final int ACCEPTED = 0;

    private static final int REPEATED = 1;
    private static final int RESULTS = 2 + Refusal.values().length;

    private final AtomicLongArray commands = new AtomicLongArray(CommandKind.values().length * RESULTS);
    private final boolean[] registered = new boolean[commands.length()];
    private final MeterRegistry registry;
    private final Timer flush;
    private final DistributionSummary flushed;

    /** Meters in this registry. */
    public VenueMeters(MeterRegistry registry) {
        this.registry = registry;
        this.flush = Timer.builder("covenant.journal.flush")
                .description("One flush of the journal to disk")
                .serviceLevelObjectives(
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(250_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
        this.flushed = DistributionSummary.builder("covenant.journal.flush.commands")
                .description("Commands made durable by one flush")
                .register(registry);
        FunctionCounter.builder("covenant.trades", this, meters -> meters.count(CommandKind.TRADE, ACCEPTED))
                .description("Trades made")
                .register(registry);
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        int result = answer.ok()
                ? answer.repeated() ? REPEATED : ACCEPTED
                : 2 + answer.refusal().ordinal();
        int cell = cell(command.kind(), result);
        if (!registered[cell]) {
            registered[cell] = true;
            register(command.kind(), result, cell);
        }
        // This thread is the only writer.
        commands.lazySet(cell, commands.getPlain(cell) + 1);
    }

    @Override
    public void onFlush(long nanos, int count) {
        flush.record(nanos, TimeUnit.NANOSECONDS);
        flushed.record(count);
    }

    private void register(CommandKind kind, int result, int cell) {
        FunctionCounter.builder("covenant.commands", commands, cells -> cells.get(cell))
                .description("Commands that reached the engine, by kind and result")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("result", name(result))
                .register(registry);
    }

    private long count(CommandKind kind, int result) {
        return commands.get(cell(kind, result));
    }

    private static int cell(CommandKind kind, int result) {
        return kind.ordinal() * RESULTS + result;
    }

    private static String name(int result) {
        return switch (result) {
            case ACCEPTED -> "accepted";
            case REPEATED -> "repeated";
            default -> Refusal.values()[result - 2].code();
        };
    }
}
