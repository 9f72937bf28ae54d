package covenant.api.http;

import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.CommandKind;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;

/**
 * One row of the table of routes.
 *
 * @param path with parameters as {@code :name}
 * @param access whom it admits
 * @param scope what a key must be good for; null only where no key is needed
 * @param kind the command that it sends; null if it changes nothing
 * @param about one line for people
 * @param endpoint what answers, or null where another part of the server mounts its own handler at this path
 * @param offers content types it can answer, the preferred one first
 * @param weight how many units of its sender's rate it takes, at least 1
 */
public record Route(
        HttpMethod method,
        String path,
        Access access,
        Scope scope,
        CommandKind kind,
        String about,
        Endpoint endpoint,
        List<String> offers,
        int weight) {
    /** Where the paths of this version begin. */
    public static final String API = "/api/v1";

    /** Where the files begin that the pages are made of. */
    public static final String ASSETS = "/assets/";

    /** A route without access does not start, nor does one for keys without a scope. */
    public Route {
        Objects.requireNonNull(access, "whom a route admits");
        if (scope == null && !access.isForAnyone()) {
            throw new IllegalArgumentException(path + " is for keys, but for which?");
        }
        offers = List.copyOf(offers);
    }

    /** Reads; where a key is needed, one that may read. */
    public static Route get(String path, Access access, String about, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, access, Scope.READ, null, about, endpoint, List.of(Reply.JSON), 1);
    }

    /** Sends a JSON body, but changes nothing; where a key is needed, one that may read. */
    public static Route post(String path, Access access, String about, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, access, Scope.READ, null, about, endpoint, List.of(Reply.JSON), 1);
    }

    /** Takes something away; without a body. */
    public static Route delete(String path, Access access, String about, Endpoint endpoint) {
        return new Route(HttpMethod.DELETE, path, access, Scope.READ, null, about, endpoint, List.of(Reply.JSON), 1);
    }

    /** Changes the venue by a command of this kind, whose own table says whom it admits and with which scope; the path goes on after {@link #API}. */
    public static Route write(CommandKind kind, String path, String about, Endpoint endpoint) {
        return new Route(
                HttpMethod.POST,
                API + path,
                Access.of(kind),
                kind.scope(),
                kind,
                about,
                endpoint,
                List.of(Reply.JSON),
                1);
    }

    /** The same for keys with this scope. */
    public Route needing(Scope other) {
        return new Route(method, path, access, other, kind, about, endpoint, offers, weight);
    }

    /** The same for this role only. */
    public Route onlyFor(Role role) {
        return new Route(method, path, Access.of(role), scope, kind, about, endpoint, offers, weight);
    }

    /** Answered by another part of the server, which mounts itself. */
    public static Route elsewhere(String path, String about) {
        return new Route(HttpMethod.GET, path, Access.ANYONE, null, null, about, null, List.of(), 1);
    }

    /** The same with these content types. */
    public Route offering(String... types) {
        return new Route(method, path, access, scope, kind, about, endpoint, List.of(types), weight);
    }

    /** The same, counted as so many requests by its sender's rate. */
    public Route weighing(int units) {
        return new Route(method, path, access, scope, kind, about, endpoint, offers, units);
    }

    /** As meters and logs name it. */
    String label() {
        return method + " " + path;
    }

    /** Whether a request's path is of this route. */
    boolean matches(String requestPath) {
        String[] own = path.split("/", -1);
        String[] asked = requestPath.split("/", -1);
        if (own.length != asked.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!own[i].startsWith(":") && !own[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }
}
