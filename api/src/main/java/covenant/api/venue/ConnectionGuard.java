package covenant.api.venue;

import covenant.api.identity.Addresses;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The connections of one event loop: how many an address may hold, how long the head of a request may trickle in, and how long a request
 * may take. One sweep looks after all of them, so a request costs a look into a map and no timer.
 */
final class ConnectionGuard {
    private final AccessOptions options;
    private final Map<Long, Integer> byAddress;
    private final Consumer<HttpServerRequest> late;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<HttpConnection, Watched> connections = new IdentityHashMap<>();

    /** One connection: bytes of a head since when, or a request since when. */
    private static final class Watched extends ChannelInboundHandlerAdapter {
        private final LongSupplier nanoTime;
        private HttpServerRequest request;
        private boolean inHead = true;
        private boolean told;
        private long sinceNanos;

        private Watched(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
            this.sinceNanos = nanoTime.getAsLong();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!inHead && isIdle()) {
                inHead = true;
                sinceNanos = nanoTime.getAsLong();
            }
            context.fireChannelRead(message);
        }

        private boolean isIdle() {
            return request == null
                    || request.response().ended()
                    || request.response().closed();
        }

        private void begin(HttpServerRequest newRequest) {
            request = newRequest;
            inHead = false;
            told = false;
            sinceNanos = nanoTime.getAsLong();
        }
    }

    /**
     * A guard.
     *
     * @param byAddress how many connections each address holds, shared by all event loops
     * @param late answers a request that takes too long and whose answer has not begun
     */
    ConnectionGuard(
            AccessOptions options,
            ConcurrentHashMap<Long, Integer> byAddress,
            Consumer<HttpServerRequest> late,
            LongSupplier nanoTime) {
        this.options = options;
        this.byAddress = byAddress;
        this.late = late;
        this.nanoTime = nanoTime;
    }

    /** How often to sweep. */
    long sweepMillis() {
        return Math.max(20, Math.min(1_000, Math.min(options.headMillis(), options.requestMillis()) / 4));
    }

    /** A connection is there; it is closed at once if its address holds enough. */
    void opened(HttpConnection connection) {
        long address = Addresses.of(connection.remoteAddress());
        int held = byAddress.merge(address, 1, Integer::sum);
        connection.closeHandler(gone -> {
            connections.remove(connection);
            byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        });
        boolean proxy = connection.remoteAddress() != null
                && options.proxies().contains(connection.remoteAddress().hostAddress());
        if (options.connectionsPerAddress() > 0 && held > options.connectionsPerAddress() && !proxy) {
            connection.close();
            return;
        }
        Watched watched = new Watched(nanoTime);
        connections.put(connection, watched);
        Channel channel = channel(connection);
        ChannelHandlerContext tls = channel.pipeline().context(SslHandler.class);
        if (tls == null) {
            channel.pipeline().addFirst("covenant-head", watched);
        } else {
            channel.pipeline().addAfter(tls.name(), "covenant-head", watched);
        }
    }

    /** A request's head is there. */
    void began(HttpServerRequest request) {
        Watched watched = connections.get(request.connection());
        if (watched != null) {
            watched.begin(request);
        }
    }

    /** Ends what takes too long. */
    void sweep() {
        long now = nanoTime.getAsLong();
        for (Map.Entry<HttpConnection, Watched> entry : List.copyOf(connections.entrySet())) {
            look(entry.getKey(), entry.getValue(), TimeUnit.NANOSECONDS.toMillis(now - entry.getValue().sinceNanos));
        }
    }

    private void look(HttpConnection connection, Watched watched, long millis) {
        if (watched.inHead) {
            if (millis > options.headMillis() && !isStream(connection, watched.request)) {
                breakOff(connection);
            }
        } else if (!watched.isIdle() && millis > options.requestMillis() && !isStream(connection, watched.request)) {
            if (watched.told || watched.request.response().headWritten()) {
                breakOff(connection);
            } else {
                watched.told = true;
                late.accept(watched.request);
            }
        }
    }

    private static boolean isStream(HttpConnection connection, HttpServerRequest request) {
        if (channel(connection).pipeline().get(WebSocketFrameDecoder.class) != null) {
            return true;
        }
        String type = request == null ? null : request.response().headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /** Whether or not the other side reads. */
    private static void breakOff(HttpConnection connection) {
        ChannelHandlerContext first = channel(connection).pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channelHandlerContext().channel();
    }
}
