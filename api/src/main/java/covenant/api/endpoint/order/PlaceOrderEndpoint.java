package covenant.api.endpoint.order;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.request.OrderRequest;
import covenant.engine.command.PlaceOrder;
import io.vertx.core.Future;

/** {@code POST /api/v1/markets/{id}/orders}: buys or sells up to a limit; what cannot be had at once rests. */
public final class PlaceOrderEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public PlaceOrderEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        ListedMarket market = directory.requireMarket(call.path("id"));
        PlaceOrder order =
                OrderRequest.order(call.body(), call.commandId(), call.caller().number(), market);
        return crossing.submit(call.write(order))
                .map(answer -> Reply.json(answer.sequence(), OrderJson.placed(answer, market, order)));
    }
}
