package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.ApiKey;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.engine.Answer;
import covenant.engine.command.CommandId;
import covenant.engine.command.IssueKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code POST /api/v1/accounts/{id}/keys}: another key, shown once, the older ones revoked if asked. */
public final class IssueKeyEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public IssueKeyEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.body().only("commandId", "revokeOthers");
        CommandId commandId = call.commandId();
        int account = directory.requireAccount(call.path("id")).number();
        boolean revokeOthers = call.body().flag("revokeOthers", false);
        String key = ApiKey.fresh();
        return crossing.submit(new IssueKey(commandId, call.caller().number(), account, ApiKey.hash(key), revokeOthers))
                .map(answer -> reply(answer, key));
    }

    private static Reply reply(Answer answer, String key) {
        JsonObject json = Receipt.of(answer).put("key", answer.repeated() ? null : key);
        if (answer.repeated()) {
            json.put("hint", "the key was shown once, with the first answer; a new commandId makes another");
        }
        return Reply.json(201, answer.sequence(), json);
    }
}
