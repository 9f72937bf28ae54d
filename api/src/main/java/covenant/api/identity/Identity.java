package covenant.api.identity;

import covenant.api.directory.Caller;
import covenant.api.problem.Rejection;
import covenant.engine.command.KeyHash;
import io.vertx.ext.web.RoutingContext;

/**
 * What is known of a request's sender.
 *
 * @param caller the account; null for nobody
 * @param key the hash of the key that came, or with which the session was begun; null for nobody
 * @param session the session, where it is by one
 * @param problem why what came counts for nothing; null where a caller is known or nothing came
 */
public record Identity(Caller caller, KeyHash key, Session session, Rejection problem) {
    /** Nothing came. */
    static final Identity NOBODY = new Identity(null, null, null, null);

    private static final String KEY = "covenant.identity";

    /** Who sent a request, as it was when it came; the gate has found it out. */
    public static Identity of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Notes who sent a request. */
    public void noteOn(RoutingContext context) {
        context.put(KEY, this);
    }

    static Identity refused(Rejection problem) {
        return new Identity(null, null, null, problem);
    }

    /** The same by a session that begins. */
    public Identity with(Session begun) {
        return new Identity(caller, key, begun, problem);
    }

    /** Whether the browser sent it by itself, so that another site may be behind it. */
    public boolean isBySession() {
        return session != null;
    }
}
