package covenant.api.endpoint.market;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.http.Route;
import covenant.engine.command.CommandKind;
import java.util.List;

/** Markets: opening, reading, settling. */
public final class MarketRoutes {
    private final Crossing core;
    private final Directory directory;
    private final MarketViews views;

    /** Routes to these parts of the venue. */
    public MarketRoutes(Crossing core, Directory directory, MarketViews views) {
        this.core = core;
        this.directory = directory;
        this.views = views;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.get(
                        Route.API + "/markets",
                        ANYONE,
                        "all markets in the order of their opening; `phase` picks",
                        new ListMarketsEndpoint(core, views)),
                Route.get(
                        Route.API + "/markets/:id",
                        ANYONE,
                        "one market; `changedSequence` is that of its last change",
                        new ReadMarketEndpoint(core, directory, views)),
                Route.get(
                        Route.API + "/markets/:id/decision",
                        ANYONE,
                        "how a market's decision stands, and what it would cost to turn it",
                        new DecisionEndpoint(core, directory, views)),
                Route.write(
                        CommandKind.OPEN_MARKET,
                        "/markets",
                        "opens a market; the caller pays the subsidy",
                        new OpenMarketEndpoint(core, directory)),
                Route.write(
                        CommandKind.ADD_LIQUIDITY,
                        "/markets/:id/liquidity",
                        "raises the liquidity parameter; the sponsor pays",
                        new AddLiquidityEndpoint(core, directory)),
                Route.write(
                        CommandKind.SETTLE_CONDITION,
                        "/markets/:id/condition",
                        "says which condition came about",
                        new SettleConditionEndpoint(core, directory)),
                Route.write(
                        CommandKind.SETTLE_OUTCOME,
                        "/markets/:id/outcome",
                        "states the metric and pays everyone",
                        new SettleOutcomeEndpoint(core, directory)),
                Route.write(
                        CommandKind.CORRECT_OUTCOME,
                        "/markets/:id/corrections",
                        "corrects a settled metric; the caller pays those who got too little",
                        new CorrectOutcomeEndpoint(core, directory)),
                Route.write(
                        CommandKind.VOID_MARKET,
                        "/markets/:id/void",
                        "ends a market as if it had never been",
                        new VoidMarketEndpoint(core, directory)));
    }
}
