package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.json.Amounts;
import covenant.engine.core.Engine;
import covenant.engine.state.Account;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/accounts}: all accounts but the venue's own, in the order in which they were opened. */
public final class ListAccountsEndpoint implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    private final Crossing crossing;

    public ListAccountsEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        int after = Paging.numberCursor(call, 0);
        int limit = Paging.limit(call, DEFAULT_LIMIT);
        return crossing.read(engine -> page(engine, after, limit));
    }

    private static Reply page(Engine engine, int after, int limit) {
        int count = engine.state().accounts().size();
        int end = Math.min(count, Math.max(after, 0) + 1 + limit);
        JsonArray accounts = new JsonArray();
        for (int number = after + 1; number < end; number++) {
            accounts.add(json(engine.state().account(number)));
        }
        JsonObject json =
                new JsonObject().put("accounts", accounts).put("next", end < count ? Integer.toString(end - 1) : null);
        return Reply.json(engine.sequence(), json);
    }

    private static JsonObject json(Account account) {
        return new JsonObject()
                .put("id", account.id())
                .put("name", account.name())
                .put("role", account.role().id())
                .put("cash", Amounts.text(account.cashMicros()))
                .put("keys", account.keyCount());
    }
}
