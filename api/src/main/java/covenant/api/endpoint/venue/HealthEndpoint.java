package covenant.api.endpoint.venue;

import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.VenueJson;
import covenant.ledger.follow.FollowerHealth;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code GET /health}: 200 while the venue takes commands, 503 when it has halted or stops. */
public final class HealthEndpoint implements Endpoint {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Health> health;

    public HealthEndpoint(Supplier<Health> health) {
        this.health = health;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Health now = health.get();
        FollowerHealth projection = now.projection();
        boolean degraded = now.status().equals(Health.UP) && projection.state() == FollowerHealth.State.FAILED;
        JsonObject json = new JsonObject()
                .put("status", degraded ? "degraded" : now.status())
                .put("clock", VenueJson.clock(now.simulatedClock()))
                .put("journal", now.journalProblem().isEmpty() ? "ok" : "no room for more")
                .put(
                        "projection",
                        new JsonObject()
                                .put("status", projection.state().name().toLowerCase(Locale.ROOT))
                                .put("reason", projection.reason())
                                .put("sequence", projection.committedSequence())
                                .put("lag", now.lag()));
        return Future.succeededFuture(
                Reply.json(now.status().equals(Health.UP) ? OK : UNAVAILABLE, now.sequence(), json));
    }
}
