package covenant.api.endpoint.history;

import covenant.api.directory.Caller;
import covenant.api.http.Call;

/** Whose history a call is about: the caller's own, or that of the account that an operator names in the path. */
@FunctionalInterface
interface Whose {
    /** The caller's own. */
    Whose OWN = Call::caller;

    /** The account. */
    Caller account(Call call);
}
