package covenant.api.endpoint.playbook;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.request.PlaybookAct;
import covenant.engine.command.CommandId;
import io.vertx.core.Future;

/** {@code POST /api/v1/playbooks/{id}/responses}, {@code /drills} and {@code /unsealing}: what is done about a playbook. */
public final class PlaybookActEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final PlaybookAct act;

    public PlaybookActEndpoint(Crossing crossing, Directory directory, PlaybookAct act) {
        this.crossing = crossing;
        this.directory = directory;
        this.act = act;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        int playbook = directory.playbooks().require(call.path("id"));
        return crossing.submit(call.write(act.command(commandId, call.caller().number(), playbook, call.body())))
                .map(Receipt::reply);
    }
}
