package covenant.api.endpoint.session;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.identity.Callers;
import covenant.api.identity.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** {@code DELETE /api/v1/session}: the session is over at once, also for whoever has a copy of its cookie, also after a restart. */
public final class SignOutEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Callers callers;

    public SignOutEndpoint(Crossing crossing, Callers callers) {
        this.crossing = crossing;
        this.callers = callers;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        callers.checkSameOrigin(call.request(), call.identity());
        Session session = call.identity().session();
        Future<Void> ended = session == null
                ? Future.succeededFuture()
                : callers.sessions().end(Vertx.currentContext().owner(), session);
        return ended.map(done -> Reply.json(crossing.doneSequence(), new JsonObject().put("signedOut", session != null))
                .with("Set-Cookie", callers.noCookie(call.request())));
    }
}
