package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.ActorJson;
import covenant.engine.state.VenueState;
import covenant.engine.view.ActorView;
import io.vertx.core.Future;

/** {@code GET /api/v1/actors/{id}}: an actor as it stands. */
public final class ReadActorEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public ReadActorEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Seen(ActorView actor, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int number = directory.actors().require(call.path("id"));
        return crossing.read(engine -> new Seen(see(engine.state(), number), engine.sequence()))
                .map(seen -> Reply.json(seen.sequence(), ActorJson.of(seen.actor())));
    }

    private static ActorView see(VenueState state, int number) {
        return ActorView.of(state, state.commitments().actor(number));
    }
}
