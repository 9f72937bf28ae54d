package covenant.api.endpoint.session;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.Guests;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.api.identity.Callers;
import java.util.List;

/** A browser's session. */
public final class SessionRoutes {
    /** Whoever signs in all the time makes work. */
    private static final int SIGN_IN_WEIGHT = 10;

    private static final String PATH = Route.API + "/session";

    private final Crossing core;
    private final Callers callers;
    private final Directory directory;

    /** Routes to these parts of the venue. */
    public SessionRoutes(Crossing core, Callers callers, Directory directory) {
        this.directory = directory;
        this.core = core;
        this.callers = callers;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.post(PATH, Access.ANYONE, "signs a browser in with a key", new SignInEndpoint(core, callers))
                        .weighing(SIGN_IN_WEIGHT),
                Route.post(
                                PATH + "/guest",
                                Access.ANYONE,
                                "on a demo: opens an account with play money and signs the browser in as it",
                                new GuestEndpoint(core, callers, new Guests(directory)))
                        .weighing(SIGN_IN_WEIGHT),
                Route.get(
                        PATH,
                        Access.ANYONE,
                        "who is signed in, until when, and the token for writes; nulls for nobody",
                        new ReadSessionEndpoint(core, callers)),
                Route.delete(PATH, Access.ANYONE, "signs the browser out", new SignOutEndpoint(core, callers)));
    }
}
