package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.MarketJson;
import covenant.engine.view.MarketView;
import io.vertx.core.Future;

/** {@code GET /api/v1/markets/{id}}: one market as it stands; {@code changedSequence} is that of its last change. */
public final class ReadMarketEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final MarketViews views;

    public ReadMarketEndpoint(Crossing crossing, Directory directory, MarketViews views) {
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
                .map(seen -> call.tagged(
                        seen.sequence(),
                        MarketJson.of(seen.market(), crossing.nowMicros()),
                        seen.market().decision() == null));
    }
}
