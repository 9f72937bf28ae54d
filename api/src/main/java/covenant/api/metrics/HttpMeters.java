package covenant.api.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times requests by route and status. */
public final class HttpMeters {
    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    /** Meters in this registry. */
    public HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One request was answered. {@code route} comes from the table of routes, never from the client. */
    public void answered(String route, int status, long nanos) {
        timers.computeIfAbsent(
                        route + " " + status,
                        key -> Timer.builder("covenant.http.requests")
                                .description("Requests answered, by route and status")
                                .tag("route", route)
                                .tag("status", Integer.toString(status))
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
