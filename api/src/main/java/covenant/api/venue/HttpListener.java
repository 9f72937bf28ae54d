package covenant.api.venue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One event loop's HTTP server; several share one port. */
final class HttpListener extends VerticleBase {
    private static final int IDLE_SECONDS = 120;
    /** What the kernel may hold of what one client has not read: it must not grow with the stalled clients. */
    private static final int SEND_BUFFER_BYTES = 65_536;

    private static final int MAX_LINE_BYTES = 4_096;
    private static final int MAX_HEADER_BYTES = 8_192;
    private static final Set<String> TLS_VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

    private final String host;
    private final int port;
    private final int drainSeconds;
    private final Supplier<Router> routers;
    private final Handler<HttpServerRequest> invalid;
    private final ConnectionGuard guard;
    private final KeyCertOptions certificate;
    private HttpServer server;

    /**
     * Listens at the options' address; a negative port is one that the system picks and all listeners share.
     *
     * @param certificate for TLS, or null for plain HTTP
     */
    HttpListener(
            VenueOptions options,
            int port,
            Supplier<Router> routers,
            Handler<HttpServerRequest> invalid,
            ConnectionGuard guard,
            KeyCertOptions certificate) {
        this.guard = guard;
        this.certificate = certificate;
        this.invalid = invalid;
        this.host = options.host();
        this.drainSeconds = options.drainSeconds();
        this.port = port;
        this.routers = routers;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                // One request at a time on a connection: every bound here counts connections and requests so.
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                // A compressor for each client would cost a quarter of a megabyte, and a few inflated kilobytes would
                // be many
                // megabytes before anything here could count them.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true);
        if (certificate != null) {
            options.setSsl(true).setKeyCertOptions(certificate).setEnabledSecureTransportProtocols(TLS_VERSIONS);
        }
        server = vertx.createHttpServer(options);
        vertx.setPeriodic(guard.sweepMillis(), sweep -> guard.sweep());
        Router router = routers.get();
        return server.invalidRequestHandler(invalid)
                .connectionHandler(guard::opened)
                .requestHandler(request -> {
                    guard.began(request);
                    router.handle(request);
                })
                .listen(port, host);
    }

    /** New connections see another certificate. */
    Future<Boolean> update(KeyCertOptions newCertificate) {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(newCertificate);
        options.setEnabledSecureTransportProtocols(TLS_VERSIONS);
        return server.updateSSLOptions(options, true);
    }

    /** Stops accepting, and lets requests under way finish. */
    @Override
    public Future<?> stop() {
        return server.shutdown(drainSeconds, TimeUnit.SECONDS);
    }

    int actualPort() {
        return server.actualPort();
    }
}
