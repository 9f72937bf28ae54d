package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.MarketJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.core.Engine;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.view.MarketView;
import io.vertx.core.Future;

/** {@code GET /api/v1/markets}: markets in the order in which they were opened, of one phase if asked. */
public final class ListMarketsEndpoint implements Endpoint {
    private final Crossing crossing;
    private final MarketViews views;

    public ListMarketsEndpoint(Crossing crossing, MarketViews views) {
        this.crossing = crossing;
        this.views = views;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit", "phase");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        Phase phase = phase(call.query("phase"));
        return crossing.read(engine -> see(engine, asked, phase))
                .map(page -> page.reply("markets", view -> MarketJson.of(view, crossing.nowMicros())));
    }

    private NumberedPage<MarketView> see(Engine engine, NumberedPage.Asked asked, Phase phase) {
        return asked.of(
                engine.state().markets().size(),
                number -> {
                    Market market = engine.state().market(number);
                    return phase == null || market.phase() == phase ? views.of(market) : null;
                },
                engine.sequence());
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
        throw new Rejection(ApiCode.PARAMETER_INVALID, "phase is one of pending, open, closed, settled and voided");
    }
}
