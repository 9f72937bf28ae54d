package covenant.api.stream;

import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.identity.Callers;
import covenant.api.identity.Identity;
import covenant.api.limit.Verdict;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets clients in by either transport: checks what they ask for, gives them a seat, and sees that they leave it. */
final class StreamDoor {
    private static final int RETRY_MILLIS = 1_000;
    private static final Set<String> PARAMETERS = Set.of("from", "markets", "actors", "signals", "account");

    private final StreamHub hub;
    private final StreamLimits limits;
    private final Subscription subscription;
    private final Callers callers;

    StreamDoor(StreamHub hub, StreamLimits limits, Directory directory, Callers callers) {
        this.callers = callers;
        this.hub = hub;
        this.limits = limits;
        this.subscription = new Subscription(directory, limits.filterMarkets());
    }

    /** {@code GET /api/v1/stream?from=&markets=&actors=&signals=&account=}. */
    void webSocket(RoutingContext ctx) {
        if (!"websocket".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.UPGRADE))) {
            ctx.response().putHeader(HttpHeaders.UPGRADE, "websocket").putHeader(HttpHeaders.CONNECTION, "upgrade");
            throw new Rejection(ApiCode.UPGRADE_REQUIRED, "/api/v1/events tells the same over HTTP");
        }
        StreamClient.Asked asked = admit(ctx, ctx.queryParams().get("from"));
        ctx.request().toWebSocket().onComplete(upgraded -> {
            if (upgraded.succeeded()) {
                seat(ctx, upgraded.result(), asked);
            } else {
                hub.seats().leave(asked.address());
            }
        });
    }

    private void seat(RoutingContext ctx, ServerWebSocket socket, StreamClient.Asked asked) {
        HttpConnection connection = ctx.request().connection();
        StreamCounts counts = hub.counts();
        StreamClient client = client(new CountedWire(new WebSocketWire(connection, socket), counts), asked);
        counts.joined(StreamCounts.Transport.WEBSOCKET);
        Identity identity = Identity.of(ctx);
        BooleanSupplier hasShare = () -> {
            Verdict verdict = callers.share(ctx.request(), identity, 1);
            return verdict == null || verdict.admitted();
        };
        socket.frameHandler(new ClientTalk(hub, client, subscription, socket, hasShare)::hear);
        socket.exceptionHandler(failure -> {});
        socket.closeHandler(none -> {
            counts.left(StreamCounts.Transport.WEBSOCKET);
            hub.leave(client);
        });
        hub.join(client);
    }

    private StreamClient client(Wire wire, StreamClient.Asked asked) {
        AtomicReference<StreamClient> client = new AtomicReference<>();
        Runnable goOn = () -> hub.goOn(client.get());
        String lastId = asked.from() == null ? null : asked.from().toString();
        Outlet out = new Outlet(wire, limits.unsentBytes(), lastId, goOn);
        client.set(new StreamClient(out, asked, limits, hub.past(), goOn));
        return client.get();
    }

    /** {@code GET /api/v1/events?from=&markets=&actors=&signals=&account=}; a {@code Last-Event-ID} counts before {@code from}. */
    void events(RoutingContext ctx) {
        String last = ctx.request().getHeader("Last-Event-ID");
        StreamClient.Asked asked =
                admit(ctx, last != null ? last : ctx.queryParams().get("from"));
        HttpServerResponse response = ctx.response();
        StreamCounts counts = hub.counts();
        StreamClient client =
                client(new CountedWire(new EventsWire(ctx.request().connection(), response), counts), asked);
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
                throw new Rejection(
                        ApiCode.UNKNOWN_PARAMETER, "the stream knows only from, markets, actors, signals and account");
            }
        }
        Supplier<Caller> claim = callers.claim(ctx);
        Interest interest = subscription.of(ctx.queryParams(), claim);
        if (!hub.open()) {
            throw new Rejection(Refusal.VENUE_STOPPING, "the venue takes no clients now");
        }
        String address = Long.toHexString(callers.addresses().of(ctx.request()));
        String full = hub.seats().take(address);
        if (full != null) {
            throw new Rejection(ApiCode.STREAM_FULL, full);
        }
        // What is no place is not resumed from: the client gets a snapshot, which always puts it right.
        return new StreamClient.Asked(address, Place.parse(from), interest, claim);
    }
}
