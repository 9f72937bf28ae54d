package covenant.api.http;

import covenant.api.directory.Caller;
import covenant.api.log.AccessLog;
import covenant.api.metrics.HttpMeters;
import covenant.api.problem.ProblemKind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One request and its answer, as meters and log tell of it. On one event loop. */
final class Exchange {
    private static final String KEY = "covenant.exchange";

    private final long startNanos = System.nanoTime();
    private final String id;
    private String route = HttpMeters.OTHER;
    private String code = HttpMeters.NO_CODE;
    private String account = "";

    private Exchange(String id) {
        this.id = id;
    }

    /** Begins: gives the request its id, which goes out with its answer, and sees to it that its end is told. */
    static void begin(RoutingContext context, HttpMeters meters) {
        Exchange exchange = new Exchange(name(context.request()));
        context.put(KEY, exchange);
        context.addEndHandler(ended -> exchange.end(context, meters));
    }

    /** Names a request, in the head of its answer. */
    static String name(HttpServerRequest request) {
        String id = RequestId.of(request);
        request.response().putHeader(RequestId.HEADER, id);
        return id;
    }

    /** That of a request that began. */
    static Exchange of(RoutingContext context) {
        return context.get(KEY);
    }

    String id() {
        return id;
    }

    /** It is for this row of the table. */
    void route(String label) {
        route = label;
    }

    String route() {
        return route;
    }

    /** It came with this caller's key. */
    void caller(Caller caller) {
        account = caller == null ? "" : caller.id();
    }

    /** It met this problem. */
    void problem(ProblemKind kind) {
        code = kind.code();
    }

    private void end(RoutingContext context, HttpMeters meters) {
        long nanos = System.nanoTime() - startNanos;
        HttpServerResponse response = context.response();
        int status = response.getStatusCode();
        meters.answered(route, status, code, nanos);
        if (AccessLog.isOn()) {
            AccessLog.tell(new AccessLog.Line(
                    id,
                    context.request().method().name(),
                    route,
                    status,
                    nanos / 1_000,
                    account,
                    code,
                    response.headers().get(Reply.SEQUENCE_HEADER)));
        }
    }
}
