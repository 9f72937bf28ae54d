package covenant.api.endpoint.venue;

import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** {@code GET /health/live}: 200 while the process is worth keeping, 503 once its core has halted and only a restart helps. */
public final class LiveEndpoint implements Endpoint {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Health> health;

    public LiveEndpoint(Supplier<Health> health) {
        this.health = health;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Health now = health.get();
        boolean halted = now.status().equals(Health.HALTED);
        JsonObject json = new JsonObject().put("status", halted ? Health.HALTED : "live");
        return Future.succeededFuture(Reply.json(halted ? UNAVAILABLE : OK, now.sequence(), json));
    }
}
