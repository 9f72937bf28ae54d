package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.request.TradeRequest;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import io.vertx.core.Future;

/** {@code POST /api/v1/markets/{id}/trades}: trades with the market maker, at once or not at all. */
public final class TradeEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public TradeEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        ListedMarket market = directory.requireMarket(call.path("id"));
        Order order = TradeRequest.order(call.body(), market);
        return crossing.submit(call.write(new Trade(commandId, call.caller().number(), market.number(), order)))
                .map(answer -> Reply.json(answer.sequence(), TradeJson.of(answer, market, order)));
    }
}
