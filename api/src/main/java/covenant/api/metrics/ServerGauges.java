package covenant.api.metrics;

import covenant.api.log.VenueLog;
import covenant.api.stream.StreamCounts;
import covenant.api.stream.StreamHub;
import covenant.engine.runtime.VenueRing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What is read off the running parts when someone asks. */
public final class ServerGauges implements AutoCloseable {
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    /** Gauges in this registry. */
    public ServerGauges(MeterRegistry registry, VenueRing ring, StreamHub hub) {
        Gauge.builder("covenant.ring.depth", ring, VenueRing::depth)
                .description("Slots of the ring that are taken")
                .register(registry);
        Gauge.builder("covenant.ring.slots", ring, VenueRing::size)
                .description("Slots of the ring")
                .register(registry);
        Gauge.builder("covenant.sequence", ring, VenueRing::doneSequence)
                .description("Sequence of the last command carried out")
                .register(registry);
        FunctionCounter.builder("covenant.log.dropped.lines", this, same -> VenueLog.dropped())
                .description("Lines of the log that were dropped because the writer could not keep up")
                .register(registry);
        stream(registry, hub);
        build(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** How far the history is behind. */
    public void projection(MeterRegistry registry, VenueRing ring, LongSupplier committed, ProjectionLag lag) {
        Gauge.builder("covenant.projection.sequence", committed, LongSupplier::getAsLong)
                .description("Sequence up to which the history has read")
                .register(registry);
        Gauge.builder(
                        "covenant.projection.lag.commands",
                        () -> Math.max(0, ring.doneSequence() - committed.getAsLong()))
                .description("Commands that the history has still to read")
                .register(registry);
        Gauge.builder("covenant.projection.lag", () -> lag.seconds(ring.doneSequence(), committed.getAsLong()))
                .description("Age of the oldest command that the history has still to read")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Whether the venue takes commands, and how it is in a word. */
    public void status(MeterRegistry registry, Supplier<String> status, BooleanSupplier ready, List<String> all) {
        Gauge.builder("covenant.ready", () -> ready.getAsBoolean() ? 1 : 0)
                .description("1 while the venue takes commands, as /health/ready has it")
                .register(registry);
        for (String one : all) {
            Gauge.builder("covenant.status", () -> status.get().equals(one) ? 1 : 0)
                    .description("1 for what the venue is")
                    .tag("status", one)
                    .register(registry);
        }
    }

    /** Whether the server itself speaks TLS. */
    public void tls(MeterRegistry registry, boolean enabled) {
        Gauge.builder("covenant.tls.enabled", () -> enabled ? 1 : 0)
                .description("1 if the server itself speaks TLS")
                .register(registry);
    }

    private static void stream(MeterRegistry registry, StreamHub hub) {
        StreamCounts counts = hub.counts();
        for (StreamCounts.Transport transport : StreamCounts.Transport.values()) {
            Gauge.builder("covenant.stream.clients", () -> counts.clients(transport))
                    .description("Clients of the live stream, by transport")
                    .tag("transport", transport.id())
                    .register(registry);
        }
        FunctionCounter.builder("covenant.stream.frames", counts, StreamCounts::frames)
                .description("Frames sent to clients of the live stream")
                .register(registry);
        FunctionCounter.builder("covenant.stream.conflations", counts, StreamCounts::conflations)
                .description("How often a slow client was told to go on at the newest state")
                .register(registry);
        FunctionCounter.builder("covenant.stream.skipped.trades", hub, StreamHub::skippedTrades)
                .description("Trades not told one by one to slow clients")
                .register(registry);
        FunctionCounter.builder("covenant.stream.stalled.clients", hub, StreamHub::stalledClients)
                .description("Clients closed because they read nothing")
                .register(registry);
    }

    private static void build(MeterRegistry registry) {
        String version = ServerGauges.class.getPackage().getImplementationVersion();
        Gauge.builder("covenant.build.info", () -> 1)
                .description("1; which program runs, and on which Java")
                .tag("version", version == null ? "from-source" : version)
                .tag("java", Runtime.version().toString())
                .register(registry);
    }

    @Override
    public void close() {
        garbage.close();
    }
}
