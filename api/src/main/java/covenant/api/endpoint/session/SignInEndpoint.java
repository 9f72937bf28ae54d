package covenant.api.endpoint.session;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.identity.Callers;
import covenant.api.identity.Identity;
import covenant.api.identity.Session;
import io.vertx.core.Future;

/** {@code POST /api/v1/session}: a session for a key, in a cookie that scripts cannot read. */
public final class SignInEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Callers callers;

    public SignInEndpoint(Crossing crossing, Callers callers) {
        this.crossing = crossing;
        this.callers = callers;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        String key = call.body().only("key").text("key");
        callers.checkOrigin(call.request());
        Identity identity = callers.ofKey(call.request(), key);
        if (identity.problem() != null) {
            throw identity.problem();
        }
        return Future.succeededFuture(begin(call, callers, identity, crossing.doneSequence()));
    }

    /** A session for whoever holds this key. */
    static Reply begin(Call call, Callers callers, Identity identity, long sequence) {
        Session session = callers.sessions().begin(identity.key());
        String csrf = callers.sessions().csrf(session);
        return Reply.json(201, sequence, SessionJson.of(identity.with(session), csrf))
                .with("Set-Cookie", callers.cookie(call.request(), session));
    }
}
