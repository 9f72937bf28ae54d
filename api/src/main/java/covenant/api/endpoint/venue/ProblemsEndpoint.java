package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.problem.ApiCode;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import covenant.api.problem.Rejection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /problems} and {@code /problems/{code}}: what every code means. */
public final class ProblemsEndpoint implements Endpoint {
    private final Crossing crossing;

    public ProblemsEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        String code = call.path("code");
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), code == null ? all() : one(code)));
    }

    private static JsonObject all() {
        JsonArray problems = new JsonArray();
        Problems.all().forEach(kind -> problems.add(json(kind)));
        return new JsonObject().put("problems", problems);
    }

    private static JsonObject one(String code) {
        ProblemKind kind = Problems.find(code);
        if (kind == null) {
            throw new Rejection(ApiCode.NOT_FOUND, "there is no problem of that code; see /problems");
        }
        return json(kind);
    }

    private static JsonObject json(ProblemKind kind) {
        return new JsonObject()
                .put("code", kind.code())
                .put("type", kind.type())
                .put("status", kind.status())
                .put("meaning", kind.meaning())
                .put("retry", kind.isPassing());
    }
}
