package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Call;
import covenant.api.http.Route;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.CommandKind;
import java.util.List;
import java.util.function.Function;

/** Keys: one's own, and for the operator everyone's. */
public final class KeyRoutes {
    private final Crossing core;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public KeyRoutes(Crossing core, Directory directory) {
        this.core = core;
        this.directory = directory;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        Function<Call, Caller> own = Call::caller;
        Function<Call, Caller> named = call -> directory.requireAccount(call.path("id"));
        return List.of(
                Route.get(
                                Route.API + "/me/keys",
                                Access.anyKey(),
                                "one's own keys by name; never the keys themselves",
                                new ListKeysEndpoint(core, own))
                        .needing(Scope.KEYS),
                Route.write(
                        CommandKind.ISSUE_KEY,
                        "/me/keys",
                        "makes another key, shown once, that may at most what this one may",
                        new IssueKeyEndpoint(core, own)),
                Route.write(
                        CommandKind.REVOKE_KEY,
                        "/me/keys/:key/revocation",
                        "ends a key at once",
                        new RevokeKeyEndpoint(core, own)),
                Route.get(
                                Route.API + "/accounts/:id/keys",
                                Access.of(Role.OPERATOR),
                                "an account's keys by name; never the keys themselves",
                                new ListKeysEndpoint(core, named))
                        .needing(Scope.ACCOUNTS),
                Route.write(
                                CommandKind.ISSUE_KEY,
                                "/accounts/:id/keys",
                                "makes another key; `revokeOthers` ends the older ones",
                                new IssueKeyEndpoint(core, named))
                        .onlyFor(Role.OPERATOR)
                        .needing(Scope.ACCOUNTS),
                Route.write(
                                CommandKind.REVOKE_KEY,
                                "/accounts/:id/keys/:key/revocation",
                                "ends a key of any account at once",
                                new RevokeKeyEndpoint(core, named))
                        .onlyFor(Role.OPERATOR)
                        .needing(Scope.ACCOUNTS));
    }
}
