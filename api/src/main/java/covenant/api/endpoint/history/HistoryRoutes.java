package covenant.api.endpoint.history;

import static covenant.api.http.Access.ANYONE;

import covenant.api.directory.Directory;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Access;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.engine.Role;
import java.util.List;

/** Histories, which come in pages and also as CSV. */
public final class HistoryRoutes {
    /** A page is read from the disk, and may have thousands of numbers. */
    private static final int HISTORY_WEIGHT = 10;

    private final HistoryGateway history;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public HistoryRoutes(HistoryGateway history, Directory directory) {
        this.history = history;
        this.directory = directory;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        Access operator = Access.of(Role.OPERATOR);
        Whose named = call -> directory.requireAccount(call.path("id"));
        return List.of(
                history(
                        Route.API + "/me/statement",
                        Access.anyKey(),
                        "every movement of the caller's cash",
                        new StatementEndpoint(history, directory, Whose.OWN)),
                history(
                        Route.API + "/me/profit",
                        Access.anyKey(),
                        "what each market brought the caller and may still bring, and the sums",
                        new ProfitEndpoint(history, directory, Whose.OWN)),
                history(
                        Route.API + "/accounts/:id/statement",
                        operator,
                        "every movement of an account's cash",
                        new StatementEndpoint(history, directory, named)),
                history(
                        Route.API + "/accounts/:id/profit",
                        operator,
                        "what each market brought an account and may still bring, and the sums",
                        new ProfitEndpoint(history, directory, named)),
                history(
                        Route.API + "/markets/:id/trades",
                        ANYONE,
                        "every trade of a market",
                        new MarketTradesEndpoint(history, directory)),
                history(
                        Route.API + "/markets/:id/prices",
                        ANYONE,
                        "a market's prices after everything that changed them",
                        new MarketPricesEndpoint(history, directory)),
                history(
                        Route.API + "/markets/:id/candles",
                        ANYONE,
                        "open, high, low and close of a price or signal, at any `resolution`, with the volume",
                        new CandlesEndpoint(history, directory)),
                history(
                        Route.API + "/markets/:id/statistics",
                        ANYONE,
                        "how a decision's statistic went, at any `resolution`, to the value that decided",
                        new StatisticsEndpoint(history, directory)),
                history(
                        Route.API + "/movements",
                        ANYONE,
                        "what moved in the last `period`, the largest first, and the step that moved it most",
                        new MovementsEndpoint(history, directory)),
                history(
                        Route.API + "/audit",
                        ANYONE,
                        "every act of an office, and why; `account`, `subject` and `what` pick",
                        new AuditEndpoint(history, directory)));
    }

    private static Route history(String path, Access access, String about, Endpoint endpoint) {
        return Route.get(path, access, about, endpoint)
                .offering(Reply.JSON, HistoryTable.CSV)
                .weighing(HISTORY_WEIGHT);
    }
}
