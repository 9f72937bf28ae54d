package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.CommandKind;
import java.util.List;

/** Accounts and their money. */
public final class AccountRoutes {
    private final Crossing core;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public AccountRoutes(Crossing core, Directory directory) {
        this.core = core;
        this.directory = directory;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        Access operator = Access.of(Role.OPERATOR);
        return List.of(
                Route.get(
                                Route.API + "/accounts",
                                operator,
                                "all accounts with their cash",
                                new ListAccountsEndpoint(core))
                        .needing(Scope.ACCOUNTS),
                Route.write(
                        CommandKind.OPEN_ACCOUNT,
                        "/accounts",
                        "opens an account; its key is in this answer only",
                        new OpenAccountEndpoint(core, directory)),
                Route.write(
                        CommandKind.DEPOSIT,
                        "/accounts/:id/deposits",
                        "brings money in",
                        MoveCashEndpoint.deposits(core, directory)),
                Route.write(
                        CommandKind.WITHDRAW,
                        "/accounts/:id/withdrawals",
                        "takes free cash out",
                        MoveCashEndpoint.withdrawals(core, directory)));
    }
}
