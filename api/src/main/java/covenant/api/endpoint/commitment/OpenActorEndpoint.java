package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.ActorRequest;
import covenant.api.request.DerivedId;
import io.vertx.core.Future;

/** {@code POST /api/v1/actors}: enters someone who makes commitments, and the account that signs for it. */
public final class OpenActorEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public OpenActorEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        ActorRequest request =
                ActorRequest.read(call.body(), call.commandId(), call.caller().number(), directory);
        DerivedId id = new DerivedId(call.body(), "id", request.title(), "actor", directory.actors()::has);
        return id.open(slug -> crossing.submit(call.write(request.command(slug))))
                .map(answer ->
                        Receipt.created(answer, "/actors", directory.actors().id(answer.number())));
    }
}
