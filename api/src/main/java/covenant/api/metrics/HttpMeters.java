package covenant.api.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Counts requests by route, status and code, and times them by route. Labels come from our tables, never from a client. */
public final class HttpMeters {
    /** What is at no row of the table: the page's files, and what is nowhere. */
    public static final String OTHER = "other";

    /** The code of an answer that is no problem. */
    public static final String NO_CODE = "none";

    private static final Duration[] BUCKETS = LongStream.of(
                    250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_500_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<String, Timed> routes = new ConcurrentHashMap<>();

    private record Outcome(int status, String code) {}

    private record Timed(Timer timer, Map<Outcome, Counter> outcomes) {}

    /** Meters in this registry. */
    public HttpMeters(MeterRegistry registry) {
        this.registry = registry;
        // So that both are there before the first request.
        counter(timed(OTHER), OTHER, new Outcome(404, "not-found"));
    }

    /**
     * One request was answered.
     *
     * @param route a row of the table of routes, or {@link #OTHER}
     * @param code of the problem, or {@link #NO_CODE}
     */
    public void answered(String route, int status, String code, long nanos) {
        Timed timed = timed(route);
        timed.timer().record(nanos, TimeUnit.NANOSECONDS);
        counter(timed, route, new Outcome(status, code)).increment();
    }

    private Timed timed(String route) {
        Timed timed = routes.get(route);
        return timed != null ? timed : routes.computeIfAbsent(route, this::timer);
    }

    private Timed timer(String route) {
        Timer timer = Timer.builder("covenant.http.request")
                .description("From a request's head to the end of its answer, by route")
                .serviceLevelObjectives(BUCKETS)
                .tag("route", route)
                .register(registry);
        return new Timed(timer, new ConcurrentHashMap<>());
    }

    private Counter counter(Timed timed, String route, Outcome outcome) {
        Counter counter = timed.outcomes().get(outcome);
        return counter != null
                ? counter
                : timed.outcomes()
                        .computeIfAbsent(
                                outcome,
                                key -> Counter.builder("covenant.http.requests")
                                        .description("Requests answered, by route, status and problem code")
                                        .tag("route", route)
                                        .tag("status", Integer.toString(key.status()))
                                        .tag("code", key.code())
                                        .register(registry));
    }
}
