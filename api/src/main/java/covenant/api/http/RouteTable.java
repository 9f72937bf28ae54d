package covenant.api.http;

import covenant.api.core.Rehearsed;
import covenant.api.directory.Caller;
import covenant.api.identity.Addresses;
import covenant.api.identity.Callers;
import covenant.api.identity.Identity;
import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.metrics.HttpMeters;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the routes onto a router: security headers first, then for each route rights, body and endpoint, and one place for failures. */
public final class RouteTable {
    private static final Set<String> ALWAYS_SHOWN = Set.of("/health", "/health/live", "/health/ready", "/metrics");

    private final List<Route> routes;
    private final RouteIndex index;
    private final Gate gate;
    private final Cors cors;
    private final Addresses addresses;
    private final Answers answers;
    private final HttpMeters meters;
    private final int bodyMillis;

    /**
     * A table.
     *
     * @param callers who sends a request, and how much he may ask
     * @param corsOrigins other origins whose pages may call with a key
     * @param doneSequence where to ask how far the venue is
     * @param bodyMillis how long a whole body may take
     * @throws IllegalArgumentException if two routes are the same
     */
    public RouteTable(
            List<Route> routes,
            Callers callers,
            Set<String> corsOrigins,
            LongSupplier doneSequence,
            HttpMeters meters,
            int bodyMillis) {
        this.bodyMillis = bodyMillis;
        this.routes = List.copyOf(routes);
        this.meters = meters;
        this.index = new RouteIndex(
                routes.stream().filter(route -> route.endpoint() != null).toList());
        this.gate = new Gate(callers);
        this.cors = new Cors(corsOrigins);
        this.addresses = callers.addresses();
        this.answers = new Answers(doneSequence);
        Set<String> seen = new LinkedHashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.method() + " " + route.path())) {
                throw new IllegalArgumentException("two routes for " + route.method() + " " + route.path());
            }
        }
    }

    /** All rows. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * Headers and failures; call it before anything else is mounted.
     *
     * @param turningAway why nobody is let in now, or null; health and metrics are shown all the same
     */
    public void mountFirst(Router router, Supplier<Rejection> turningAway) {
        router.route().handler(context -> enter(context, turningAway));
        router.errorHandler(400, context -> fail(context, ApiCode.MALFORMED_REQUEST, "the request is malformed"));
        router.errorHandler(404, this::unmatched);
        router.errorHandler(405, this::unmatched);
        router.errorHandler(500, context -> answers.fail(context, context.failure()));
    }

    /** One handler, as every step of a router costs: headers, other origins, and the sender's share. */
    private void enter(RoutingContext context, Supplier<Rejection> turningAway) {
        begin(context);
        Rejection away = turningAway.get();
        if (away != null && !ALWAYS_SHOWN.contains(context.request().path())) {
            // Whoever keeps the connection would only be told the same again.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answers.fail(context, away);
            return;
        }
        try {
            if (!cors.answers(context)) {
                gate.enter(context);
                context.next();
            }
        } catch (Rejection refused) {
            answers.fail(context, refused);
        }
    }

    private void begin(RoutingContext context) {
        Headers.set(context.response(), addresses.isSecure(context.request()));
        Exchange.begin(context, meters);
    }

    /** Answers bytes that are no request. */
    public void invalid(HttpServerRequest request) {
        Headers.set(request.response(), request.isSSL());
        Exchange.name(request);
        answers.invalid(request);
    }

    /** Answers a request whose answer is not there in time; what it asked for may still be done. */
    public void late(HttpServerRequest request) {
        answers.late(request);
    }

    /** The endpoints. */
    public void mount(Router router) {
        router.route().handler(context -> {
            RouteIndex.Match match;
            try {
                match = index.find(context.request().method(), context.normalizedPath());
            } catch (IllegalArgumentException e) {
                fail(context, ApiCode.MALFORMED_REQUEST, "the path has a % that encodes nothing");
                return;
            }
            if (match == null) {
                context.next();
            } else {
                serve(match, context);
            }
        });
    }

    private void serve(RouteIndex.Match match, RoutingContext context) {
        Exchange.of(context).route(match.label());
        Future<Reply> reply;
        try {
            reply = admitted(match, context);
        } catch (RuntimeException e) {
            reply = Future.failedFuture(e);
        }
        reply.recover(RouteTable::rehearsed)
                .onSuccess(done -> answers.reply(context, done))
                .onFailure(failure -> answers.fail(context, failure));
    }

    private static Future<Reply> rehearsed(Throwable failure) {
        return failure instanceof Rehearsed rehearsed
                ? Future.succeededFuture(DryRun.reply(rehearsed))
                : Future.failedFuture(failure);
    }

    private Future<Reply> admitted(RouteIndex.Match match, RoutingContext context) {
        Route route = match.route();
        gate.weigh(route, context);
        Caller caller = gate.admit(route, context);
        Exchange.of(context).caller(caller);
        String contentType = Accept.choose(context.request().getHeader("Accept"), route.offers());
        if (contentType == null) {
            throw new Rejection(ApiCode.NOT_ACCEPTABLE, "on offer: " + String.join(", ", route.offers()));
        }
        match.check().query(context.queryParams());
        if (!route.method().equals(HttpMethod.POST)) {
            return route.endpoint()
                    .handle(new Call(match, context, Identity.of(context), caller, null, contentType, false));
        }
        boolean isDryRun = DryRun.isAsked(route, context.request(), context);
        Body.checkType(context.request());
        Body body = new Body(context.vertx(), bodyMillis);
        return body.read(context.request()).compose(bytes -> {
            // Once more: the key may have been revoked while the body came in.
            Caller still = gate.admit(route, context);
            Map<String, Object> object = StrictJson.object(bytes.getBytes());
            match.check().body(object, isDryRun);
            Fields fields = Fields.of(object);
            gate.more(context, route.endpoint().furtherWeight(fields));
            return route.endpoint()
                    .handle(new Call(match, context, Identity.of(context), still, fields, contentType, isDryRun));
        });
    }

    private void unmatched(RoutingContext context) {
        String path = context.normalizedPath();
        List<String> methods = new ArrayList<>();
        for (Route route : routes) {
            if (route.matches(path)) {
                methods.add(route.method().name());
                if (route.method().equals(HttpMethod.GET) && route.endpoint() != null) {
                    methods.add(HttpMethod.HEAD.name());
                }
            }
        }
        if (methods.isEmpty() || methods.contains(context.request().method().name())) {
            fail(context, ApiCode.NOT_FOUND, "nothing is at this path; /docs has all calls");
            return;
        }
        String allowed = methods.stream().distinct().collect(Collectors.joining(", "));
        context.response().putHeader("Allow", allowed);
        fail(context, ApiCode.METHOD_NOT_ALLOWED, "allowed here: " + allowed);
    }

    private void fail(RoutingContext context, ApiCode code, String detail) {
        if (Exchange.of(context) == null) {
            // The router refuses some paths before it comes to any handler of ours.
            begin(context);
        }
        answers.problem(context, code, detail);
    }
}
