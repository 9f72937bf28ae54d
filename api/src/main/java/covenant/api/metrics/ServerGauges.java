package covenant.api.metrics;

import covenant.api.stream.StreamHub;
import covenant.engine.runtime.VenueRing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.util.function.LongSupplier;

/** What is read off the running parts when someone asks. */
public final class ServerGauges implements AutoCloseable {
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    /**
     * Gauges in this registry.
     *
     * @param projection how far the history has read
     */
    public ServerGauges(MeterRegistry registry, VenueRing ring, StreamHub hub, LongSupplier projection) {
        Gauge.builder("covenant.ring.depth", ring, VenueRing::depth)
                .description("Slots of the ring that are taken")
                .register(registry);
        Gauge.builder("covenant.ring.slots", ring, VenueRing::size)
                .description("Slots of the ring")
                .register(registry);
        Gauge.builder("covenant.sequence", ring, VenueRing::doneSequence)
                .description("Sequence of the last command carried out")
                .register(registry);
        Gauge.builder("covenant.projection.sequence", projection, LongSupplier::getAsLong)
                .description("Sequence up to which the history has read")
                .register(registry);
        Gauge.builder("covenant.projection.lag", () -> Math.max(0, ring.doneSequence() - projection.getAsLong()))
                .description("Commands that the history has still to read")
                .register(registry);
        Gauge.builder("covenant.stream.clients", hub, StreamHub::clients)
                .description("Clients of the live stream")
                .register(registry);
        FunctionCounter.builder("covenant.stream.skipped.trades", hub, StreamHub::skippedTrades)
                .description("Trades not told one by one to slow clients")
                .register(registry);
        FunctionCounter.builder("covenant.stream.stalled.clients", hub, StreamHub::stalledClients)
                .description("Clients closed because they read nothing")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    @Override
    public void close() {
        garbage.close();
    }
}
