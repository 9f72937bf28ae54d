package covenant.api.venue;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.Holdings;
import covenant.api.endpoint.Routes;
import covenant.api.endpoint.venue.Health;
import covenant.api.history.HistoryGateway;
import covenant.api.http.RouteTable;
import covenant.api.identity.Addresses;
import covenant.api.identity.Callers;
import covenant.api.identity.Sessions;
import covenant.api.limit.RateLimiter;
import covenant.api.metrics.HttpMeters;
import covenant.api.metrics.ProjectionLag;
import covenant.api.metrics.ServerGauges;
import covenant.api.metrics.VenueMeters;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.research.Replays;
import covenant.api.research.ResearchDesk;
import covenant.api.stream.StreamHub;
import covenant.api.web.WebPages;
import covenant.api.webhook.WebhookDeliverer;
import covenant.api.webhook.WebhookKeys;
import covenant.engine.Refusal;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A venue that answers HTTP.
 *
 * <pre>
 *   storage -> engine -> ring -> directory, meters, stream, webhooks
 *                         ^            |
 *                         |            v
 *   HTTP -> gate -> endpoint        clients
 * </pre>
 */
public final class VenueServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueServer.class);

    private static final int STREAM_NAME_BYTES = 8;

    private final Storage storage;
    private final VenueRing ring;
    private final Vertx vertx;
    private final StreamHub hub;
    private final WebhookDeliverer deliverer;
    private final ServerGauges gauges;
    private final ProjectionLag lag = new ProjectionLag();
    private final Soundings soundings;
    private final Directory directory;
    private final Holdings holdings;
    private final Callers callers;
    private final ResearchDesk desk;
    private final boolean secure;
    private final WebPages pages = WebPages.ofClassPath();
    private final RouteTable routes;
    private final List<HttpListener> listeners = new CopyOnWriteArrayList<>();
    private volatile String status = Health.STARTING;
    private volatile boolean givenKeyRevoked;
    private volatile TlsRenewal renewal;

    private VenueServer(Storage storage, VenueOptions options, VenueClock clock) {
        this.storage = storage;
        this.secure = options.access().tls() != null;
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        vertx = Vertx.vertx();
        vertx.exceptionHandler(failure -> {
            if (failure instanceof VirtualMachineError) {
                options.halt().halt("the JVM cannot go on", failure);
            } else {
                LOG.error("uncaught", failure);
            }
        });
        directory = Directory.of(storage.engine());
        holdings = Holdings.of(storage.engine());
        hub = new StreamHub(vertx, options.stream(), directory, holdings, streamName(storage.secret()));
        WebhookKeys keys = new WebhookKeys(storage.secret());
        deliverer = new WebhookDeliverer(vertx, options.webhooks(), keys);
        ring = VenueRing.start(
                storage.engine(),
                storage.journal(),
                clock,
                listeners(options, registry),
                options.ringSize(),
                (message, cause) -> {
                    status = Health.HALTED;
                    options.halt().halt(message, cause);
                });
        directory.keepTime(ring::nowMicros);
        hub.attach(ring);
        storage.follow();
        gauges = new ServerGauges(registry, ring, hub);
        gauges.projection(registry, ring, () -> storage.health().committedSequence(), lag);
        gauges.status(registry, () -> status, () -> health().reasons().isEmpty(), Health.STATUSES);
        gauges.tls(registry, secure);
        soundings = new Soundings(vertx, ring, storage);
        soundings.register(registry);
        Crossing crossing = new Crossing(vertx, ring);
        HistoryGateway history = new HistoryGateway(
                vertx, crossing, storage.history(), () -> storage.health().committedSequence());
        hub.attach(history);
        callers = callers(options, new RateLimiter(options.access().rates(), System::nanoTime));
        desk = new ResearchDesk(vertx);
        routes = new RouteTable(
                new Routes(
                                crossing,
                                directory,
                                holdings,
                                history,
                                keys::secret,
                                callers,
                                desk,
                                new Replays(storage.folder()))
                        .all(registry, this::health),
                callers,
                options.access().corsOrigins(),
                ring::doneSequence,
                new HttpMeters(registry),
                options.bodyMillis());
    }

    /**
     * Starts a venue and returns when it answers. Closing the server closes the storage too.
     *
     * @param onMadeKey hears the operator's key at once if this start makes one: it is nowhere else
     * @throws ClockMismatch if the venue was founded with another clock; the storage is closed
     * @throws NotFounded if the first commands were refused
     */
    public static VenueServer start(Storage storage, VenueOptions options, Consumer<String> onMadeKey) {
        VenueServer server = new VenueServer(storage, options, clock(storage, options));
        boolean answers = false;
        try {
            // First, so that nothing is founded where the port is in use.
            server.listen(options);
            Founding founding = new Founding(server.ring, options, onMadeKey);
            founding.complete();
            server.givenKeyRevoked = founding.isGivenKeyRevoked();
            server.deliverer.start(server.ring);
            server.soundings.start();
            server.status = Health.UP;
            answers = true;
        } finally {
            // Vert.x throws what went wrong as it is, checked or not.
            if (!answers) {
                server.close();
            }
        }
        return server;
    }

    /** The same in every run of a venue, another for every venue. */
    private static String streamName(byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("stream".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(secret), 0, STREAM_NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static VenueClock clock(Storage storage, VenueOptions options) {
        try {
            return options.clockMode().clock(storage.engine(), options.clock());
        } catch (ClockMismatch e) {
            storage.close();
            throw e;
        }
    }

    private Callers callers(VenueOptions options, RateLimiter limiter) {
        long now = TimeUnit.MICROSECONDS.toSeconds(options.clock().nowMicros());
        SignedOutFile signedOut = new SignedOutFile(storage.folder(), now);
        Sessions sessions = new Sessions(
                storage.secret(),
                signedOut.sessions(),
                signedOut::write,
                options.clock()::nowMicros,
                options.access().sessionSeconds());
        return new Callers(
                directory, sessions, limiter, new Addresses(options.access().proxies()));
    }

    private StepListener listeners(VenueOptions options, PrometheusMeterRegistry registry) {
        List<StepListener> all = new ArrayList<>(
                List.of(directory, holdings, new VenueMeters(registry, storage.engine()), lag, hub, deliverer));
        all.addAll(options.listeners());
        return new Listeners(all);
    }

    private void listen(VenueOptions options) {
        int port = options.port() == 0 ? -1 : options.port();
        AccessOptions access = options.access();
        ConcurrentHashMap<Long, Integer> byAddress = new ConcurrentHashMap<>();
        KeyCertOptions certificate =
                access.tls() == null ? null : TlsFiles.read(access.tls(), TlsRenewal.now(options.clock()));
        if (certificate != null) {
            renewal = new TlsRenewal(vertx, access.tls(), options.clock(), listeners);
            renewal.start();
        }
        vertx.deployVerticle(
                        () -> {
                            HttpListener listener = new HttpListener(
                                    options,
                                    port,
                                    this::router,
                                    routes::invalid,
                                    new ConnectionGuard(access, byAddress, routes::late, System::nanoTime),
                                    certificate);
                            listeners.add(listener);
                            return listener;
                        },
                        new DeploymentOptions().setInstances(options.eventLoops()))
                .await();
    }

    private Router router() {
        Router router = Router.router(vertx);
        routes.mountFirst(router, this::turningAway);
        routes.mount(router);
        hub.mount(router, callers);
        DocsPage.mount(router);
        pages.mount(router);
        return router;
    }

    /** Why nobody is let in now, or null. */
    private Rejection turningAway() {
        return switch (status) {
            case Health.STARTING -> new Rejection(ApiCode.VENUE_STARTING, "nothing was done; try again");
            case Health.STOPPING ->
                new Rejection(Refusal.VENUE_STOPPING, "nothing was done; try again when it is back");
            default -> null;
        };
    }

    private Health health() {
        return new Health(
                status,
                ring.doneSequence(),
                directory.hasSimulatedClock(),
                storage.journalProblem(),
                ring.depth() >= ring.size(),
                storage.health());
    }

    /** What looks for another certificate; null without TLS. */
    TlsRenewal renewal() {
        return renewal;
    }

    /** Whether it speaks TLS. */
    public boolean isSecure() {
        return secure;
    }

    /** The port it listens on. */
    public int port() {
        return listeners.get(0).actualPort();
    }

    /** The running ring, for whoever trades from inside the process. */
    public VenueRing ring() {
        return ring;
    }

    /** Number of the operator's account. */
    public int operator() {
        return ring.read(engine -> engine.state().account(Founding.OPERATOR).number())
                .join();
    }

    /** Whether the operator's key in the options was revoked earlier: then it opens nothing, and the keys made since stay valid. */
    public boolean isGivenKeyRevoked() {
        return givenKeyRevoked;
    }

    /** Keys and slugs. */
    public Directory directory() {
        return directory;
    }

    /** The table of routes. */
    public RouteTable routes() {
        return routes;
    }

    /** From now on whoever asks is told that the venue is stopping, and its readiness is gone; what is under way goes on. */
    public void turnAway() {
        if (!status.equals(Health.HALTED)) {
            status = Health.STOPPING;
        }
    }

    /** Stops accepting, answers what was accepted, seals the journal, and closes everything. */
    @Override
    public void close() {
        turnAway();
        soundings.close();
        desk.close();
        hub.close();
        deliverer.close();
        vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
        ring.close();
        storage.close();
        gauges.close();
        vertx.close().await();
    }
}
