package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.CommitmentAct;
import covenant.engine.command.CommandId;
import io.vertx.core.Future;

/** {@code POST /api/v1/commitments/{id}/..}: what is done about a commitment. Only the body differs, and its command. */
public final class CommitmentActEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final CommitmentAct act;

    public CommitmentActEndpoint(Crossing crossing, Directory directory, CommitmentAct act) {
        this.crossing = crossing;
        this.directory = directory;
        this.act = act;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        int commitment = directory.commitments().require(call.path("id"));
        return crossing.submit(call.write(act.command(commandId, call.caller().number(), commitment, call.body())))
                .map(Receipt::reply);
    }
}
