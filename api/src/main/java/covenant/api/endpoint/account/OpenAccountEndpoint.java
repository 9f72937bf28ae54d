package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.ApiKey;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.request.DerivedId;
import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenAccount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code POST /api/v1/accounts}: an account with its first key, which is shown here and never again. */
public final class OpenAccountEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public OpenAccountEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Fields body = call.body().only("commandId", "id", "name", "role", "deposit");
        CommandId commandId = call.commandId();
        String name = body.text("name");
        Role role = role(body);
        KeyRequest.checkOpens(call.caller(), role);
        long deposit = body.amount("deposit", 0);
        String key = ApiKey.fresh();
        DerivedId id = new DerivedId(body, "id", name, "account", taken -> directory.account(taken) != null);
        return id.open(slug -> crossing.submit(call.write(new OpenAccount(
                        commandId, call.caller().number(), slug, name, role, deposit, ApiKey.hash(key)))))
                .map(answer -> reply(answer, key));
    }

    private Reply reply(Answer answer, String key) {
        String id = directory.account(answer.number()).id();
        JsonObject json = Receipt.of(answer).put("id", id).put("key", answer.repeated() ? null : key);
        if (answer.repeated()) {
            json.put(
                    "hint",
                    "the key was shown once, with the first answer; POST /api/v1/accounts/" + id
                            + "/keys makes another");
        }
        return Reply.created(answer.sequence(), "/api/v1/accounts/" + id, json);
    }

    private static Role role(Fields body) {
        String id = body.text("role");
        for (Role role : Role.values()) {
            if (role != Role.VENUE && role.id().equals(id)) {
                return role;
            }
        }
        throw new Rejection(ApiCode.VALUE_INVALID, "role is one of participant, coordinator, researcher and operator");
    }
}
