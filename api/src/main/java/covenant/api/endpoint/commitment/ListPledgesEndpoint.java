package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.PledgeJson;
import covenant.engine.core.Engine;
import covenant.engine.state.VenueState;
import covenant.engine.view.PledgeView;
import io.vertx.core.Future;

/** {@code GET /api/v1/pledges}: in the order in which they were opened. */
public final class ListPledgesEndpoint implements Endpoint {
    private final Crossing crossing;

    public ListPledgesEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        return crossing.read(engine -> see(engine, asked)).map(page -> page.reply("pledges", PledgeJson::of));
    }

    private static NumberedPage<PledgeView> see(Engine engine, NumberedPage.Asked asked) {
        VenueState state = engine.state();
        return asked.of(
                state.commitments().pledges().size(),
                number -> PledgeView.of(state, state.commitments().pledge(number)),
                engine.sequence());
    }
}
