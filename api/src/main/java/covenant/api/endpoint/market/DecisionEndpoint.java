package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.core.DecisionReports;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.MarketJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.view.MarketView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/markets/{id}/decision}: how a market's decision stands and what it would cost to turn it; frozen once it fell. */
public final class DecisionEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final MarketViews views;
    private final DecisionReports reports = new DecisionReports();

    public DecisionEndpoint(Crossing crossing, Directory directory, MarketViews views) {
        this.crossing = crossing;
        this.directory = directory;
        this.views = views;
    }

    private record Seen(MarketView market, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int number = directory.requireMarket(call.path("id")).number();
        return crossing.read(engine -> new Seen(views.of(engine.state().market(number)), engine.sequence()))
                .map(seen -> Reply.json(seen.sequence(), json(seen.market())));
    }

    private JsonObject json(MarketView market) {
        if (market.decision() == null) {
            throw new Rejection(ApiCode.NOT_FOUND, market.terms().id() + " decides nothing");
        }
        JsonObject json = new JsonObject()
                .put("market", market.terms().id())
                .put("causal", market.isCausal())
                .put("label", MarketJson.label(market));
        return json.mergeIn(reports.of(market, crossing.nowMicros()));
    }
}
