package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.CommitmentRequest;
import covenant.api.request.DerivedId;
import io.vertx.core.Future;

/** {@code POST /api/v1/commitments}: enters a commitment of an actor. */
public final class OpenCommitmentEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public OpenCommitmentEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommitmentRequest request = CommitmentRequest.read(
                call.body(), call.commandId(), call.caller().number(), directory);
        DerivedId id = new DerivedId(call.body(), "id", request.title(), "commitment", directory.commitments()::has);
        return id.open(slug -> crossing.submit(call.write(request.command(slug))))
                .map(answer -> Receipt.created(
                        answer, "/commitments", directory.commitments().id(answer.number())));
    }
}
