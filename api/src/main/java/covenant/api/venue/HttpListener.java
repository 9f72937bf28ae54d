package covenant.api.venue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One event loop's HTTP server; several share one port. */
final class HttpListener extends VerticleBase {
    private static final int IDLE_SECONDS = 120;
    /** What the kernel may hold of what one client has not read: it must not grow with the stalled clients. */
    private static final int SEND_BUFFER_BYTES = 65_536;

    private final String host;
    private final int port;
    private final int drainSeconds;
    private final Supplier<Router> routers;
    private final Handler<HttpServerRequest> invalid;
    private HttpServer server;

    /** Listens at the options' address; a negative port is one that the system picks and all listeners share. */
    HttpListener(VenueOptions options, int port, Supplier<Router> routers, Handler<HttpServerRequest> invalid) {
        this.invalid = invalid;
        this.host = options.host();
        this.drainSeconds = options.drainSeconds();
        this.port = port;
        this.routers = routers;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setHandle100ContinueAutomatically(true));
        return server.invalidRequestHandler(invalid)
                .requestHandler(routers.get())
                .listen(port, host);
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
