package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.ActorJson;
import covenant.engine.core.Engine;
import covenant.engine.state.VenueState;
import covenant.engine.view.ActorView;
import io.vertx.core.Future;

/** {@code GET /api/v1/actors}: in the order in which they were opened. */
public final class ListActorsEndpoint implements Endpoint {
    private final Crossing crossing;

    public ListActorsEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        return crossing.read(engine -> see(engine, asked)).map(page -> page.reply("actors", ActorJson::of));
    }

    private static NumberedPage<ActorView> see(Engine engine, NumberedPage.Asked asked) {
        VenueState state = engine.state();
        return asked.of(
                state.commitments().actors().size(),
                number -> ActorView.of(state, state.commitments().actor(number)),
                engine.sequence());
    }
}
