package covenant.api.endpoint.account;

import covenant.api.directory.ApiKey;
import covenant.api.directory.Caller;
import covenant.api.http.Call;
import covenant.api.json.Fields;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.Scopes;
import covenant.engine.command.IssueKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key that is asked for: {@code id}, {@code scopes}, {@code expiresAt}, {@code revokeOthers}. What is left out is as with the key that
 * asks. No key makes one that may more than itself, nor, for its own account or another operator, one that lives longer.
 */
final class KeyRequest {
    private KeyRequest() {}

    /** A command for a key of this account; its hash is the key's. */
    static IssueKey read(Call call, Caller account, String key) {
        Fields body = call.body().only("commandId", "id", "scopes", "expiresAt", "revokeOthers");
        Caller by = call.caller();
        Scopes scopes = body.has("scopes") ? scopes(body.texts("scopes")) : by.scopes();
        if (!scopes.within(by.scopes())) {
            throw new Rejection(
                    ApiCode.SCOPE_NOT_GRANTED,
                    "the key " + by.keyId() + " makes keys for no more than: "
                            + String.join(", ", by.scopes().ids()));
        }
        boolean isBound = account.number() == by.number() || account.role() == Role.OPERATOR;
        long most = isBound ? by.expiresAtMicros() : 0;
        long expires = body.time("expiresAt", most);
        if (most != 0 && expires > most) {
            throw new Rejection(
                    ApiCode.SCOPE_NOT_GRANTED,
                    "the key " + by.keyId() + " expires at " + Times.iso(most) + "; it makes none that lives longer");
        }
        return new IssueKey(
                call.commandId(),
                by.number(),
                account.number(),
                ApiKey.hash(key),
                body.flag("revokeOthers", false),
                body.text("id", ""),
                scopes,
                expires);
    }

    private static Scopes scopes(List<String> ids) {
        return Scopes.of(ids.stream().map(KeyRequest::scope).toList());
    }

    private static Scope scope(String id) {
        return Stream.of(Scope.values())
                .filter(scope -> scope.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Rejection(ApiCode.VALUE_INVALID, "scopes are of: " + String.join(", ", Scopes.ALL.ids())));
    }

    /** Whether this key may make accounts of every role: one for an operator can do everything. */
    static void checkOpens(Caller by, Role role) {
        if (role == Role.OPERATOR && (!by.scopes().equals(Scopes.ALL) || by.expiresAtMicros() != 0)) {
            throw new Rejection(
                    ApiCode.SCOPE_NOT_GRANTED, "an operator's account is opened with a key for everything, for ever");
        }
    }
}
