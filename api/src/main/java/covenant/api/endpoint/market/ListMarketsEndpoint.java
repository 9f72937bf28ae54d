package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.json.MarketJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.core.Engine;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.view.MarketView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/markets}: markets in the order in which they were opened, of one phase if asked. */
public final class ListMarketsEndpoint implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    private final Crossing crossing;
    private final MarketViews views;

    public ListMarketsEndpoint(Crossing crossing, MarketViews views) {
        this.crossing = crossing;
        this.views = views;
    }

    /** What one turn of the core copies. */
    private record Page(List<MarketView> markets, Integer next, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit", "phase");
        int after = Paging.numberCursor(call, -1);
        int limit = Paging.limit(call, DEFAULT_LIMIT);
        Phase phase = phase(call.query("phase"));
        return crossing.read(engine -> page(engine, after, limit, phase))
                .map(page -> reply(page, crossing.nowMicros()));
    }

    private Page page(Engine engine, int after, int limit, Phase phase) {
        List<MarketView> markets = new ArrayList<>();
        int count = engine.state().markets().size();
        for (int number = after + 1; number < count; number++) {
            Market market = engine.state().market(number);
            if (phase == null || market.phase() == phase) {
                if (markets.size() == limit) {
                    return new Page(markets, number - 1, engine.sequence());
                }
                markets.add(views.of(market));
            }
        }
        return new Page(markets, null, engine.sequence());
    }

    private static Reply reply(Page page, long nowMicros) {
        JsonArray markets = new JsonArray();
        page.markets().forEach(view -> markets.add(MarketJson.of(view, nowMicros)));
        JsonObject json = new JsonObject()
                .put("markets", markets)
                .put("next", page.next() == null ? null : page.next().toString());
        return Reply.json(page.sequence(), json);
    }

    private static Phase phase(String id) {
        if (id == null) {
            return null;
        }
        for (Phase phase : Phase.values()) {
            if (phase.id().equals(id)) {
                return phase;
            }
        }
        throw new Rejection(ApiCode.PARAMETER_INVALID, "phase is one of open, closed, settled and voided");
    }
}
