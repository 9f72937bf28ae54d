package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;

/** {@code GET /metrics}: figures as Prometheus reads them. */
public final class MetricsEndpoint implements Endpoint {
    /** What it answers. */
    public static final String TYPE = "text/plain";

    private final Crossing crossing;
    private final PrometheusMeterRegistry registry;

    public MetricsEndpoint(Crossing crossing, PrometheusMeterRegistry registry) {
        this.crossing = crossing;
        this.registry = registry;
    }

    @Override
    public Future<Reply> handle(Call call) {
        return Future.succeededFuture(
                Reply.text(crossing.doneSequence(), TYPE + "; version=0.0.4; charset=utf-8", registry.scrape()));
    }
}
