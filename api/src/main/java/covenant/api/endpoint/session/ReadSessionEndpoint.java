package covenant.api.endpoint.session;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.identity.Callers;
import covenant.api.identity.Identity;
import io.vertx.core.Future;

/** {@code GET /api/v1/session}: who is signed in. */
public final class ReadSessionEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Callers callers;

    public ReadSessionEndpoint(Crossing crossing, Callers callers) {
        this.crossing = crossing;
        this.callers = callers;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        Identity identity = call.identity();
        callers.checkSameOrigin(call.request(), identity);
        String csrf = identity.isBySession() ? callers.sessions().csrf(identity.session()) : null;
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), SessionJson.of(identity, csrf)));
    }
}
