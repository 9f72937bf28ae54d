package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.PledgeJson;
import covenant.engine.state.VenueState;
import covenant.engine.view.PledgeView;
import io.vertx.core.Future;

/** {@code GET /api/v1/pledges/{id}}: a joint pledge as it stands. */
public final class ReadPledgeEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public ReadPledgeEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Seen(PledgeView pledge, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int number = directory.pledges().require(call.path("id"));
        return crossing.read(engine -> new Seen(see(engine.state(), number), engine.sequence()))
                .map(seen -> Reply.json(seen.sequence(), PledgeJson.of(seen.pledge())));
    }

    private static PledgeView see(VenueState state, int number) {
        return PledgeView.of(state, state.commitments().pledge(number));
    }
}
