package covenant.api.endpoint.me;

import covenant.api.core.Crossing;
import covenant.api.directory.Caller;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.core.Engine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/me}: whose key this is, what it may be used for, and the free cash. */
public final class MeEndpoint implements Endpoint {
    private final Crossing crossing;

    public MeEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        return crossing.read(engine -> reply(engine, call.caller()));
    }

    private static Reply reply(Engine engine, Caller caller) {
        JsonObject json = new JsonObject()
                .put("id", caller.id())
                .put("name", caller.name())
                .put("role", caller.role().id())
                .put(
                        "cash",
                        Amounts.text(engine.state().account(caller.number()).cashMicros()))
                .put(
                        "key",
                        new JsonObject()
                                .put("id", caller.keyId())
                                .put("scopes", new JsonArray(caller.scopes().ids()))
                                .put("expiresAt", Times.isoOrNull(caller.expiresAtMicros())));
        return Reply.json(engine.sequence(), json);
    }
}
