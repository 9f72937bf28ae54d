package covenant.api.http;

import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the route of a request by walking down its path, segment by segment: the time does not grow with the number of routes, as it would
 * if each were asked in turn.
 */
final class RouteIndex {
    private final Node root = new Node();

    /** An index of these routes. */
    RouteIndex(List<Route> routes) {
        for (Route route : routes) {
            Node node = root;
            for (String segment : segments(route.path())) {
                node = segment.startsWith(":") ? node.parameter() : node.literal(segment);
            }
            node.routes.put(route.method(), new Found(route, route.label(), RequestCheck.of(route)));
        }
    }

    /**
     * The route of a request and the values of its path's parameters, or null where there is none.
     *
     * @param path without query; segments may be percent-encoded
     * @throws IllegalArgumentException if one is encoded wrongly
     */
    Match find(HttpMethod method, String path) {
        List<String> values = new ArrayList<>(2);
        Found found = find(root, method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method, path, 1, values);
        return found == null ? null : new Match(found.route(), found.label(), found.check(), values);
    }

    private static Found find(Node node, HttpMethod method, String path, int start, List<String> values) {
        if (start > path.length()) {
            return node.routes.get(method);
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        String segment = path.substring(start, end);
        Node literal = node.literals.get(segment);
        Found found = literal == null ? null : find(literal, method, path, end + 1, values);
        if (found != null || node.parameter == null || segment.isEmpty()) {
            return found;
        }
        values.add(decoded(segment));
        found = find(node.parameter, method, path, end + 1, values);
        if (found == null) {
            values.remove(values.size() - 1);
        }
        return found;
    }

    private static String decoded(String segment) {
        // A plus is itself in a path.
        return segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }

    /**
     * A request's route.
     *
     * @param label as meters and logs name the route
     * @param check what the contract says of its requests
     * @param values of the path's parameters, in order
     */
    record Match(Route route, String label, RequestCheck check, List<String> values) {
        /** The value of a parameter of the path, or null where the path has none of this name. */
        String value(String name) {
            int index = 0;
            for (String segment : segments(route.path())) {
                if (segment.equals(":" + name)) {
                    return values.get(index);
                }
                index += segment.startsWith(":") ? 1 : 0;
            }
            return null;
        }
    }

    // The label and the check are made once, not for every request.
    private record Found(Route route, String label, RequestCheck check) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<HttpMethod, Found> routes = new HashMap<>();
        private Node parameter;

        Node literal(String segment) {
            return literals.computeIfAbsent(segment, absent -> new Node());
        }

        Node parameter() {
            if (parameter == null) {
                parameter = new Node();
            }
            return parameter;
        }
    }
}
