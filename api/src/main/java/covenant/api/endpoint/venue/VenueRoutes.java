package covenant.api.endpoint.venue;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Route;
import covenant.engine.command.CommandKind;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** The venue itself. */
public final class VenueRoutes {
    private static final int METRICS_WEIGHT = 10;

    private final Crossing core;
    private final Directory directory;
    private final PrometheusMeterRegistry registry;
    private final Supplier<Health> health;

    /** Routes to these parts of the venue. */
    public VenueRoutes(Crossing core, Directory directory, PrometheusMeterRegistry registry, Supplier<Health> health) {
        this.core = core;
        this.directory = directory;
        this.registry = registry;
        this.health = health;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.elsewhere(Route.API + "/stream", "the live stream, a WebSocket"),
                Route.elsewhere(Route.API + "/events", "the live stream, server-sent events"),
                Route.get(
                        Route.API + "/venue",
                        ANYONE,
                        "the venue's name, and whether its prices are simulated",
                        new VenueEndpoint(core, directory)),
                Route.get(
                        Route.API + "/clock",
                        ANYONE,
                        "the venue's time; whether its clock is simulated, and how fast it runs",
                        new ClockEndpoint(core, directory)),
                Route.write(
                        CommandKind.ADVANCE_CLOCK,
                        "/clock",
                        "moves a simulated clock forward",
                        new AdvanceClockEndpoint(core)),
                Route.get(
                        Route.API + "/state",
                        ANYONE,
                        "the hash of all that the venue knows, and at which sequence",
                        new StateEndpoint(core)),
                Route.get(
                        "/problems",
                        ANYONE,
                        "every problem code with its status and meaning",
                        new ProblemsEndpoint(core)),
                Route.get("/problems/:code", ANYONE, "one problem code", new ProblemsEndpoint(core)),
                Route.get(
                        "/health",
                        ANYONE,
                        "200 while the venue takes commands, else 503; `degraded` where trading goes on but the history has failed",
                        new HealthEndpoint(health)),
                Route.get(
                        "/health/live",
                        ANYONE,
                        "200 while the process is worth keeping; 503 once it has halted",
                        new LiveEndpoint(health)),
                Route.get(
                        "/health/ready",
                        ANYONE,
                        "200 while the venue takes commands, else 503 with the reasons; a history that lags is a warning",
                        new ReadyEndpoint(health)),
                Route.get("/metrics", ANYONE, "figures for Prometheus", new MetricsEndpoint(core, registry))
                        .offering(MetricsEndpoint.TYPE)
                        .weighing(METRICS_WEIGHT),
                Route.get(
                                "/openapi.yaml",
                                ANYONE,
                                "the contract of all these calls, OpenAPI 3.1",
                                DocumentEndpoint.yaml(core))
                        .offering(DocumentEndpoint.YAML, "text/plain"),
                Route.get("/openapi.json", ANYONE, "the same as JSON", DocumentEndpoint.json(core)),
                Route.get(
                                "/asyncapi.yaml",
                                ANYONE,
                                "the contract of the live stream, AsyncAPI 3.0",
                                DocumentEndpoint.stream(core))
                        .offering(DocumentEndpoint.YAML, "text/plain"),
                Route.elsewhere("/docs", "the same as a page to browse"),
                Route.elsewhere("/", "the web pages: this is the board"));
    }
}
