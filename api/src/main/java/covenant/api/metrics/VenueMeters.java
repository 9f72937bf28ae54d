package covenant.api.metrics;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandKind;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.playbook.Firing;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.Phase;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
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

    private static final int TRADES = 0;
    private static final int VOLUME = 1;
    private static final int DELIVERED = 2;
    private static final int FAILED = 3;
    private static final int GIVEN_UP = 4;
    private static final int SUMS = 5;

    private final AtomicLongArray commands = new AtomicLongArray(CommandKind.values().length * RESULTS);
    private final boolean[] registered = new boolean[commands.length()];
    private final MeterRegistry registry;
    private final Timer flush;
    private final DistributionSummary flushed;
    private final MarketCounts markets;
    /** Written by the core's thread only: trades, their volume, and what came of webhooks' attempts. */
    private final AtomicLongArray sums = new AtomicLongArray(SUMS);

    /** Meters in this registry, which begin with the engine as recovered. */
    public VenueMeters(MeterRegistry registry, Engine recovered) {
        this.registry = registry;
        this.markets = new MarketCounts(recovered);
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
                .serviceLevelObjectives(1, 4, 16, 64, 256, 1_024, 4_096, 8_192)
                .register(registry);
        registerSums();
        // So that there is something to see before the first trade.
        register(CommandKind.TRADE, ACCEPTED, cell(CommandKind.TRADE, ACCEPTED));
        registered[cell(CommandKind.TRADE, ACCEPTED)] = true;
    }

    private void registerSums() {
        FunctionCounter.builder("covenant.trades", sums, cells -> cells.get(TRADES))
                .description("Trades made, fills of limit orders among them")
                .register(registry);
        FunctionCounter.builder("covenant.trade.volume", sums, cells -> cells.get(VOLUME) / (double) Limits.MICROS)
                .description("What was paid and received in trades, fees included")
                .baseUnit("credits")
                .register(registry);
        delivery("delivered", DELIVERED);
        delivery("failed", FAILED);
        delivery("given-up", GIVEN_UP);
        for (Phase phase : Phase.values()) {
            Gauge.builder("covenant.markets", markets, counts -> counts.in(phase))
                    .description("Markets by phase")
                    .tag("phase", phase.id())
                    .register(registry);
        }
    }

    private void delivery(String result, int sum) {
        FunctionCounter.builder("covenant.webhook.deliveries", sums, cells -> cells.get(sum))
                .description(
                        "Attempts to deliver what playbooks post: delivered, failed and to be tried again, or given up")
                .tag("result", result)
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
        for (int i = 0; i < events.size(); i++) {
            onEvent(events.get(i), engine);
        }
    }

    private void onEvent(Event event, Engine engine) {
        if (event instanceof Event.Traded traded) {
            add(TRADES, 1);
            add(VOLUME, Math.abs(traded.costMicros()));
        } else if (event instanceof Event.DeliveryRecorded recorded) {
            boolean delivered = new Firing.Attempt(recorded.status(), 0).delivered();
            add(delivered ? DELIVERED : recorded.last() ? GIVEN_UP : FAILED, 1);
        } else {
            markets.onEvent(event, engine);
        }
    }

    private void add(int sum, long delta) {
        sums.lazySet(sum, sums.getPlain(sum) + delta);
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
