package covenant.api.endpoint.venue;

import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** {@code GET /health/ready}: 200 while the venue takes commands, else 503 with the reasons. A history that lags is only a warning. */
public final class ReadyEndpoint implements Endpoint {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Health> health;

    public ReadyEndpoint(Supplier<Health> health) {
        this.health = health;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Health now = health.get();
        JsonArray reasons = new JsonArray(now.reasons());
        JsonObject json = new JsonObject()
                .put("status", reasons.isEmpty() ? "ready" : "not-ready")
                .put("reasons", reasons)
                .put("warnings", new JsonArray(now.warnings()));
        return Future.succeededFuture(Reply.json(reasons.isEmpty() ? OK : UNAVAILABLE, now.sequence(), json));
    }
}
