package covenant.api.identity;

import covenant.api.directory.Caller;
import covenant.api.problem.Rejection;
import covenant.engine.command.KeyHash;

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

    static Identity refused(Rejection problem) {
        return new Identity(null, null, null, problem);
    }

    /** Whether the browser sent it by itself, so that another site may be behind it. */
    public boolean isBySession() {
        return session != null;
    }
}
