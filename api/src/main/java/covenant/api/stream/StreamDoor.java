package covenant.api.stream;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Lets clients in by either transport: checks what they ask for, gives them a seat, and sees that they leave it. */
final class StreamDoor {
    private static final short TOO_BIG = 1009;
    private static final int MAX_CLIENT_MESSAGE_BYTES = 1_024;
    private static final int RETRY_MILLIS = 1_000;
    private static final Set<String> PARAMETERS = Set.of("from", "markets");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1," + Limits.MAX_ID_CHARS + "}");

    private final StreamHub hub;
    private final StreamLimits limits;

    StreamDoor(StreamHub hub, StreamLimits limits) {
        this.hub = hub;
        this.limits = limits;
    }

    /** {@code GET /api/v1/stream?from=&markets=}. */
    void webSocket(RoutingContext ctx) {
        if (!"websocket".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.UPGRADE))) {
            ctx.response().putHeader(HttpHeaders.UPGRADE, "websocket").putHeader(HttpHeaders.CONNECTION, "upgrade");
            throw new Rejection(ApiCode.UPGRADE_REQUIRED, "/api/v1/events tells the same over HTTP");
        }
        StreamClient.Asked asked = admit(ctx, ctx.queryParams().get("from"));
        ctx.request().toWebSocket().onComplete(upgraded -> {
            if (upgraded.succeeded()) {
                seat(ctx.request().connection(), upgraded.result(), asked);
            } else {
                hub.seats().leave(asked.address());
            }
        });
    }

    private void seat(HttpConnection connection, ServerWebSocket socket, StreamClient.Asked asked) {
        StreamCounts counts = hub.counts();
        Wire wire = new CountedWire(new WebSocketWire(connection, socket), counts);
        StreamClient client = new StreamClient(wire, asked, limits, hub::drained);
        counts.joined(StreamCounts.Transport.WEBSOCKET);
        socket.frameHandler(new SmallTalk(socket)::hear);
        socket.exceptionHandler(failure -> {});
        socket.closeHandler(none -> {
            counts.left(StreamCounts.Transport.WEBSOCKET);
            hub.leave(client);
        });
        hub.join(client);
    }

    /** Whatever a client says is ignored, unless it is long. */
    private static final class SmallTalk {
        private final ServerWebSocket socket;
        private int bytes;

        private SmallTalk(ServerWebSocket socket) {
            this.socket = socket;
        }

        private void hear(WebSocketFrame frame) {
            if (frame.isClose()) {
                return;
            }
            bytes += frame.binaryData().length();
            if (bytes > MAX_CLIENT_MESSAGE_BYTES) {
                socket.close(TOO_BIG, "clients may send " + MAX_CLIENT_MESSAGE_BYTES + " bytes at most");
            }
            if (frame.isFinal()) {
                bytes = 0;
            }
        }
    }

    /** {@code GET /api/v1/events?from=&markets=}; a {@code Last-Event-ID} counts before {@code from}. */
    void events(RoutingContext ctx) {
        String last = ctx.request().getHeader("Last-Event-ID");
        StreamClient.Asked asked =
                admit(ctx, last != null ? last : ctx.queryParams().get("from"));
        HttpServerResponse response = ctx.response();
        StreamCounts counts = hub.counts();
        Wire wire = new CountedWire(new EventsWire(ctx.request().connection(), response), counts);
        StreamClient client = new StreamClient(wire, asked, limits, hub::drained);
        counts.joined(StreamCounts.Transport.EVENTS);
        AtomicBoolean gone = new AtomicBoolean();
        Runnable leave = () -> {
            if (gone.compareAndSet(false, true)) {
                counts.left(StreamCounts.Transport.EVENTS);
                hub.leave(client);
            }
        };
        response.exceptionHandler(failure -> leave.run());
        response.closeHandler(none -> leave.run());
        response.endHandler(none -> leave.run());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // A proxy that gathers or a server that compresses would hold events back.
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .setChunked(true)
                .write("retry: " + RETRY_MILLIS + "\n\n");
        hub.join(client);
    }

    private StreamClient.Asked admit(RoutingContext ctx, String from) {
        for (String name : ctx.queryParams().names()) {
            if (!PARAMETERS.contains(name)) {
                throw new Rejection(ApiCode.UNKNOWN_PARAMETER, "the stream knows only from and markets");
            }
        }
        Set<String> markets = markets(ctx.queryParams().get("markets"));
        if (!hub.open()) {
            throw new Rejection(Refusal.VENUE_STOPPING, "the venue takes no clients now");
        }
        String address = Seats.addressOf(ctx.request().connection().remoteAddress());
        String full = hub.seats().take(address);
        if (full != null) {
            throw new Rejection(ApiCode.STREAM_FULL, full);
        }
        // What is no place is not resumed from: the client gets a snapshot, which always puts it right.
        return new StreamClient.Asked(address, Place.parse(from), markets);
    }

    private Set<String> markets(String list) {
        if (list == null || list.isEmpty()) {
            return null;
        }
        Set<String> markets = new LinkedHashSet<>();
        for (String market : list.split(",", -1)) {
            if (!SLUG.matcher(market).matches()) {
                throw new Rejection(ApiCode.PARAMETER_INVALID, "markets is a list of ids with commas between them");
            }
            markets.add(market);
        }
        if (markets.size() > limits.filterMarkets()) {
            throw new Rejection(
                    ApiCode.PARAMETER_INVALID, "at most " + limits.filterMarkets() + " markets, or none for all");
        }
        return markets;
    }
}
