package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.problem.Rejection;
import covenant.api.request.TradeRequest;
import covenant.engine.Answer;
import covenant.engine.command.Order;
import io.vertx.core.Future;

/** {@code POST /api/v1/markets/{id}/quotes}: what a trade would cost now; nothing changes, so it needs no commandId. */
public final class QuoteEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public QuoteEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        ListedMarket market = directory.requireMarket(call.path("id"));
        Order order = TradeRequest.order(call.body(), market);
        int by = call.caller().number();
        return crossing.read(engine -> engine.quote(by, market.number(), order))
                .map(answer -> reply(answer, market, order));
    }

    private static Reply reply(Answer answer, ListedMarket market, Order order) {
        if (!answer.ok()) {
            throw Rejection.of(answer);
        }
        return Reply.json(answer.sequence(), TradeJson.of(answer, market, order));
    }
}
