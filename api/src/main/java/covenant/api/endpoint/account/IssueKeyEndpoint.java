package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.ApiKey;
import covenant.api.directory.Caller;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.engine.Answer;
import covenant.engine.command.IssueKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** {@code POST .../keys}: another key, shown once, the older ones revoked if asked. */
public final class IssueKeyEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Function<Call, Caller> whose;

    /** For the account that {@code whose} finds. */
    public IssueKeyEndpoint(Crossing crossing, Function<Call, Caller> whose) {
        this.crossing = crossing;
        this.whose = whose;
    }

    @Override
    public Future<Reply> handle(Call call) {
        String key = ApiKey.fresh();
        IssueKey command = KeyRequest.read(call, whose.apply(call), key);
        return crossing.submit(call.write(command)).map(answer -> reply(command, answer, key));
    }

    private static Reply reply(IssueKey command, Answer answer, String key) {
        String id = command.id().isEmpty() ? "k" + answer.number() : command.id();
        JsonObject json = Receipt.of(answer).put("id", id).put("key", answer.repeated() ? null : key);
        if (answer.repeated()) {
            json.put("hint", "the key was shown once, with the first answer; a new commandId makes another");
        }
        return Reply.json(201, answer.sequence(), json);
    }
}
