package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.DerivedId;
import covenant.api.request.MarketRequest;
import covenant.engine.Answer;
import io.vertx.core.Future;

/** {@code POST /api/v1/markets}: opens a market; the caller pays the subsidy. */
public final class OpenMarketEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public OpenMarketEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        MarketRequest request =
                MarketRequest.read(call.body(), call.commandId(), call.caller().number(), directory.commitments());
        DerivedId id =
                new DerivedId(call.body(), "id", request.title(), "market", taken -> directory.market(taken) != null);
        return id.open(slug -> crossing.submit(call.write(request.command(slug))))
                .map(this::reply);
    }

    private Reply reply(Answer answer) {
        String id = directory.market(answer.number()).terms().id();
        return Reply.created(
                answer.sequence(), "/api/v1/markets/" + id, Receipt.of(answer).put("id", id));
    }
}
