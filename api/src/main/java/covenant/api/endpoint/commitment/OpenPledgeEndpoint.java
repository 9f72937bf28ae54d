package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.DerivedId;
import covenant.api.request.PledgeRequest;
import io.vertx.core.Future;

/** {@code POST /api/v1/pledges}: opens a joint pledge. */
public final class OpenPledgeEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public OpenPledgeEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        PledgeRequest request =
                PledgeRequest.read(call.body(), call.commandId(), call.caller().number(), directory);
        DerivedId id = new DerivedId(call.body(), "id", request.title(), "pledge", directory.pledges()::has);
        return id.open(slug -> crossing.submit(call.write(request.command(slug))))
                .map(answer ->
                        Receipt.created(answer, "/pledges", directory.pledges().id(answer.number())));
    }
}
