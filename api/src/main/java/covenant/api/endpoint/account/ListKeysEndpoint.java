package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.Caller;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.Times;
import covenant.engine.core.Engine;
import covenant.engine.state.AccountKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** {@code GET .../keys}: an account's keys by name, with what each may do; neither the keys nor their hashes. */
public final class ListKeysEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Function<Call, Caller> whose;

    /** For the account that {@code whose} finds. */
    public ListKeysEndpoint(Crossing crossing, Function<Call, Caller> whose) {
        this.crossing = crossing;
        this.whose = whose;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        Caller account = whose.apply(call);
        String own = account.number() == call.caller().number() ? call.caller().keyId() : null;
        return crossing.read(engine -> reply(engine, account.number(), own));
    }

    private static Reply reply(Engine engine, int account, String own) {
        JsonArray keys = new JsonArray();
        for (AccountKey key : engine.state().account(account).keys()) {
            keys.add(new JsonObject()
                    .put("id", key.id())
                    .put("scopes", new JsonArray(key.scopes().ids()))
                    .put("issuedAt", Times.iso(key.issuedAtMicros()))
                    .put("expiresAt", Times.isoOrNull(key.expiresAtMicros()))
                    .put("expired", key.isExpired(engine.atMicros()))
                    .put("current", key.id().equals(own)));
        }
        return Reply.json(engine.sequence(), new JsonObject().put("keys", keys));
    }
}
