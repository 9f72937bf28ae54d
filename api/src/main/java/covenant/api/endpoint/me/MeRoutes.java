package covenant.api.endpoint.me;

import covenant.api.core.Crossing;
import covenant.api.directory.Holdings;
import covenant.api.http.Access;
import covenant.api.http.Route;
import java.util.List;

/** What an account sees of itself. */
public final class MeRoutes {
    private final Crossing core;
    private final Holdings holdings;

    /** Routes to these parts of the venue. */
    public MeRoutes(Crossing core, Holdings holdings) {
        this.core = core;
        this.holdings = holdings;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.get(
                        Route.API + "/me",
                        Access.anyKey(),
                        "whose key this is, what it may be used for, and the free cash",
                        new MeEndpoint(core)),
                Route.get(
                        Route.API + "/me/positions",
                        Access.anyKey(),
                        "the payoff vector in every market that has not ended; a list",
                        new PositionsEndpoint(core, holdings)));
    }
}
