package covenant.api.endpoint.order;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.engine.command.CommandKind;
import java.util.List;

/** Limit orders. */
public final class OrderRoutes {
    private final Crossing core;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public OrderRoutes(Crossing core, Directory directory) {
        this.core = core;
        this.directory = directory;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.write(
                        CommandKind.PLACE_ORDER,
                        "/markets/:id/orders",
                        "buys or sells up to a limit; what cannot be had at once rests",
                        new PlaceOrderEndpoint(core, directory)),
                Route.get(
                        Route.API + "/markets/:id/orders",
                        Access.ANYONE,
                        "a market's book: what rests, added up by claim and limit",
                        new BookEndpoint(core, directory)),
                Route.get(
                        Route.API + "/me/orders",
                        Access.anyKey(),
                        "the caller's orders: those that rest and those that ended lately",
                        new MyOrdersEndpoint(core, directory)),
                Route.write(
                        CommandKind.CANCEL_ORDER,
                        "/orders/:id/cancel",
                        "ends an order of one's own; what was set aside for it is free again",
                        new CancelOrderEndpoint(core)));
    }
}
