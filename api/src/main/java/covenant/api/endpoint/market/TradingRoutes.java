package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.engine.command.CommandKind;
import java.util.List;

/** Trading with the market maker. */
public final class TradingRoutes {
    private final Crossing core;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public TradingRoutes(Crossing core, Directory directory) {
        this.core = core;
        this.directory = directory;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.post(
                        Route.API + "/markets/:id/quotes",
                        Access.anyKey(),
                        "what a trade would cost; changes nothing",
                        new QuoteEndpoint(core, directory)),
                Route.write(
                        CommandKind.TRADE,
                        "/markets/:id/trades",
                        "trades with the market maker, at once or not at all",
                        new TradeEndpoint(core, directory)),
                Route.write(
                        CommandKind.TRADE_BATCH,
                        "/trades",
                        "up to 32 trades in any markets, all or none; funds are looked at once, at the end",
                        new TradeBatchEndpoint(core, directory)));
    }
}
