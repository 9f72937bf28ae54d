package covenant.api.endpoint.order;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.engine.core.Engine;
import covenant.engine.order.RestingOrder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/me/orders}: the caller's orders in the order in which they were placed; of those that are over the venue's latest. */
public final class MyOrdersEndpoint implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    private final Crossing crossing;
    private final Directory directory;

    public MyOrdersEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Seen(List<RestingOrder> orders, Integer next, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        int account = call.caller().number();
        int after = Paging.numberCursor(call, -1);
        int limit = Paging.limit(call, DEFAULT_LIMIT);
        return crossing.read(engine -> see(engine, account, after, limit)).map(this::reply);
    }

    private static Seen see(Engine engine, int account, int after, int limit) {
        List<RestingOrder> orders = new ArrayList<>();
        int last = after;
        for (int number : engine.state().orders().ofAccount(account).tailSet(after, false)) {
            if (orders.size() == limit) {
                return new Seen(orders, last, engine.sequence());
            }
            orders.add(engine.state().orders().order(number));
            last = number;
        }
        return new Seen(orders, null, engine.sequence());
    }

    private Reply reply(Seen seen) {
        JsonArray orders = new JsonArray();
        seen.orders().forEach(order -> orders.add(OrderJson.of(order, directory.market(order.market()))));
        return Reply.json(
                seen.sequence(),
                new JsonObject()
                        .put("orders", orders)
                        .put("next", seen.next() == null ? null : seen.next().toString()));
    }
}
