package covenant.api.endpoint;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.directory.Holdings;
import covenant.api.endpoint.account.IssueKeyEndpoint;
import covenant.api.endpoint.account.ListAccountsEndpoint;
import covenant.api.endpoint.account.MoveCashEndpoint;
import covenant.api.endpoint.account.OpenAccountEndpoint;
import covenant.api.endpoint.history.HistoryTable;
import covenant.api.endpoint.history.MarketPricesEndpoint;
import covenant.api.endpoint.history.MarketTradesEndpoint;
import covenant.api.endpoint.history.StatementEndpoint;
import covenant.api.endpoint.market.AddLiquidityEndpoint;
import covenant.api.endpoint.market.ListMarketsEndpoint;
import covenant.api.endpoint.market.OpenMarketEndpoint;
import covenant.api.endpoint.market.QuoteEndpoint;
import covenant.api.endpoint.market.ReadMarketEndpoint;
import covenant.api.endpoint.market.SettleConditionEndpoint;
import covenant.api.endpoint.market.SettleOutcomeEndpoint;
import covenant.api.endpoint.market.TradeEndpoint;
import covenant.api.endpoint.market.VoidMarketEndpoint;
import covenant.api.endpoint.me.MeEndpoint;
import covenant.api.endpoint.me.PositionsEndpoint;
import covenant.api.endpoint.venue.HealthEndpoint;
import covenant.api.endpoint.venue.MetricsEndpoint;
import covenant.api.endpoint.venue.ProblemsEndpoint;
import covenant.api.endpoint.venue.StateEndpoint;
import covenant.api.endpoint.venue.VenueEndpoint;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Access;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.engine.Role;
import covenant.engine.command.CommandKind;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The one table of routes: method, path, whom it admits, what it does. Tests and documentation are generated from it. */
public final class Routes {
    private static final String API = "/api/v1";

    private final Crossing core;
    private final Directory directory;
    private final Holdings holdings;
    private final MarketViews views = new MarketViews();
    private final HistoryGateway history;

    /** Routes to these parts of the venue. */
    public Routes(Crossing core, Directory directory, Holdings holdings, HistoryGateway history) {
        this.holdings = holdings;
        this.core = core;
        this.directory = directory;
        this.history = history;
    }

    /** All rows. */
    public List<Route> all(PrometheusMeterRegistry registry, Supplier<HealthEndpoint.Health> health) {
        return Stream.of(accounts(), markets(), histories(), venue(registry, health))
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> accounts() {
        Access operator = Access.of(Role.OPERATOR);
        return List.of(
                Route.get(API + "/me", Access.anyKey(), "whose key this is, and the free cash", new MeEndpoint(core)),
                Route.get(
                        API + "/me/positions",
                        Access.anyKey(),
                        "the payoff vector in every market that has not ended; a list",
                        new PositionsEndpoint(core, holdings)),
                Route.get(API + "/accounts", operator, "all accounts with their cash", new ListAccountsEndpoint(core)),
                write(
                        CommandKind.OPEN_ACCOUNT,
                        "/accounts",
                        "opens an account; its key is in this answer only",
                        new OpenAccountEndpoint(core, directory)),
                write(
                        CommandKind.DEPOSIT,
                        "/accounts/:id/deposits",
                        "brings money in",
                        MoveCashEndpoint.deposits(core, directory)),
                write(
                        CommandKind.WITHDRAW,
                        "/accounts/:id/withdrawals",
                        "takes free cash out",
                        MoveCashEndpoint.withdrawals(core, directory)),
                write(
                        CommandKind.ISSUE_KEY,
                        "/accounts/:id/keys",
                        "makes another key; `revokeOthers` ends the older ones",
                        new IssueKeyEndpoint(core, directory)));
    }

    private List<Route> markets() {
        return List.of(
                Route.get(
                        API + "/markets",
                        ANYONE,
                        "all markets in the order of their opening; `phase` picks",
                        new ListMarketsEndpoint(core, views)),
                Route.get(
                        API + "/markets/:id",
                        ANYONE,
                        "one market; `changedSequence` is that of its last change",
                        new ReadMarketEndpoint(core, directory, views)),
                write(
                        CommandKind.OPEN_MARKET,
                        "/markets",
                        "opens a market; the caller pays the subsidy",
                        new OpenMarketEndpoint(core, directory)),
                Route.post(
                        API + "/markets/:id/quotes",
                        Access.anyKey(),
                        "what a trade would cost; changes nothing",
                        new QuoteEndpoint(core, directory)),
                write(
                        CommandKind.TRADE,
                        "/markets/:id/trades",
                        "trades with the market maker, at once or not at all",
                        new TradeEndpoint(core, directory)),
                write(
                        CommandKind.ADD_LIQUIDITY,
                        "/markets/:id/liquidity",
                        "raises the liquidity parameter; the sponsor pays",
                        new AddLiquidityEndpoint(core, directory)),
                write(
                        CommandKind.SETTLE_CONDITION,
                        "/markets/:id/condition",
                        "says which condition came about",
                        new SettleConditionEndpoint(core, directory)),
                write(
                        CommandKind.SETTLE_OUTCOME,
                        "/markets/:id/outcome",
                        "states the metric and pays everyone",
                        new SettleOutcomeEndpoint(core, directory)),
                write(
                        CommandKind.VOID_MARKET,
                        "/markets/:id/void",
                        "ends a market as if it had never been",
                        new VoidMarketEndpoint(core, directory)));
    }

    private List<Route> histories() {
        return List.of(
                history(
                        API + "/me/statement",
                        Access.anyKey(),
                        "every movement of the caller's cash",
                        new StatementEndpoint(history, directory)),
                history(
                        API + "/markets/:id/trades",
                        ANYONE,
                        "every trade of a market",
                        new MarketTradesEndpoint(history, directory)),
                history(
                        API + "/markets/:id/prices",
                        ANYONE,
                        "a market's prices after everything that changed them",
                        new MarketPricesEndpoint(history, directory)));
    }

    private List<Route> venue(PrometheusMeterRegistry registry, Supplier<HealthEndpoint.Health> health) {
        return List.of(
                Route.elsewhere(API + "/stream", "the live stream, a WebSocket"),
                Route.elsewhere(API + "/events", "the live stream, server-sent events"),
                Route.get(
                        API + "/venue",
                        ANYONE,
                        "the venue's name, and whether its prices are simulated",
                        new VenueEndpoint(core, directory)),
                Route.get(
                        API + "/state",
                        ANYONE,
                        "the hash of all that the venue knows, and at which sequence",
                        new StateEndpoint(core)),
                Route.get(
                        "/problems",
                        ANYONE,
                        "every problem code with its status and meaning",
                        new ProblemsEndpoint(core)),
                Route.get("/problems/:code", ANYONE, "one problem code", new ProblemsEndpoint(core)),
                Route.get(
                        "/health",
                        ANYONE,
                        "200 while the venue takes commands, else 503; `degraded` where trading goes on but the history has failed",
                        new HealthEndpoint(health)),
                Route.get("/metrics", ANYONE, "figures for Prometheus", new MetricsEndpoint(core, registry))
                        .offering(MetricsEndpoint.TYPE),
                Route.elsewhere("/", "the page"));
    }

    private static Route history(String path, Access access, String about, Endpoint endpoint) {
        return Route.get(path, access, about, endpoint).offering(Reply.JSON, HistoryTable.CSV);
    }

    private static Route write(CommandKind kind, String path, String about, Endpoint endpoint) {
        return Route.post(API + path, Access.of(kind), about, endpoint);
    }
}
