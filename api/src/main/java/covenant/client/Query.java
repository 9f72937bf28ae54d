package covenant.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A path with its parameters; every part is encoded. */
public final class Query {
    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private Query(String path) {
        this.path = path;
    }

    /** The path of these segments under {@code /api/v1}, such as {@code markets}, {@code evals}, {@code trades}. */
    public static Query api(String... segments) {
        return root("api", "v1").then(segments);
    }

    /** The path of these segments, such as {@code health}. */
    public static Query root(String... segments) {
        return new Query("").then(segments);
    }

    private Query then(String... segments) {
        StringBuilder longer = new StringBuilder(path);
        for (String segment : segments) {
            longer.append('/').append(encoded(segment));
        }
        return new Query(longer.toString());
    }

    /** The same with this parameter; without it if null. */
    public Query with(String name, Object value) {
        Query more = new Query(path);
        more.parameters.putAll(parameters);
        if (value == null) {
            more.parameters.remove(name);
        } else {
            more.parameters.put(name, value.toString());
        }
        return more;
    }

    /** Path and parameters as they stand in a request. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : path
                        + parameters.entrySet().stream()
                                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
