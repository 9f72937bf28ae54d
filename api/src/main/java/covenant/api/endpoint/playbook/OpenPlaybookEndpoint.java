package covenant.api.endpoint.playbook;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.Guests;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.request.DerivedId;
import covenant.api.request.PlaybookRequest;
import covenant.engine.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;

/**
 * {@code POST /api/v1/playbooks}: agrees a response. Where it posts to a webhook, the answer, and the same answer told again, has the secret that
 * signs what is posted.
 */
public final class OpenPlaybookEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final UnaryOperator<String> secrets;
    private final Guests guests;

    /** {@code secrets} gives a playbook's secret by its id. */
    public OpenPlaybookEndpoint(Crossing crossing, Directory directory, UnaryOperator<String> secrets) {
        this.crossing = crossing;
        this.directory = directory;
        this.secrets = secrets;
        this.guests = new Guests(directory);
    }

    @Override
    public Future<Reply> handle(Call call) {
        PlaybookRequest request = PlaybookRequest.read(
                call.body(), call.commandId(), call.caller().number(), directory);
        boolean posts = request.posts();
        if (posts && guests.isGuest(call.caller())) {
            throw new Rejection(
                    ApiCode.GUEST_NOT_ADMITTED,
                    "a guest's playbook opens a market or convenes; it posts to no address");
        }
        DerivedId id = new DerivedId(
                call.body(),
                "id",
                request.title(),
                "playbook",
                taken -> directory.playbooks().has(taken));
        return id.open(slug -> crossing.submit(call.write(request.command(slug))))
                .map(answer -> reply(answer, posts));
    }

    private Reply reply(Answer answer, boolean posts) {
        String id = directory.playbooks().id(answer.number());
        JsonObject json = Receipt.of(answer).put("id", id);
        return Reply.created(
                answer.sequence(), "/api/v1/playbooks/" + id, posts ? json.put("secret", secrets.apply(id)) : json);
    }
}
