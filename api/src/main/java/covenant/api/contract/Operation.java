package covenant.api.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation of the document, with the checks compiled from it.
 *
 * @param method in upper case
 * @param path with parameters as {@code {name}}
 * @param document its part of the document
 * @param body the check of a request's body; null where it has none
 * @param query the checks of query parameters by name, with the code for a wrong one; null where any may come
 */
public record Operation(
        String method, String path, Map<String, Object> document, Check body, Map<String, Check> query) {
    /** Its name. */
    public String id() {
        return (String) document.get("operationId");
    }

    /** The roles that it admits; empty where everyone is. */
    public List<String> roles() {
        return Operations.texts(document.get("x-roles"));
    }

    /** Every code that it can answer. */
    public List<String> codes() {
        return Operations.texts(document.get("x-codes"));
    }

    /** Bodies that are accepted, by name. */
    public Map<String, Object> examples() {
        Map<String, Object> examples = new LinkedHashMap<>();
        if (document.containsKey("requestBody")) {
            SchemaCompiler.map(SchemaCompiler.map(json(document.get("requestBody")))
                            .getOrDefault("examples", Map.of()))
                    .forEach((name, example) ->
                            examples.put(name, SchemaCompiler.map(example).get("value")));
        }
        return examples;
    }

    /** The responses by status; most are written once for all and only referred to. */
    public Map<String, Object> responses() {
        return SchemaCompiler.map(document.get("responses"));
    }

    private static Object json(Object holder) {
        return SchemaCompiler.map(SchemaCompiler.map(holder).get("content")).get("application/json");
    }

    /** The schema of a request's body; null where it has none. */
    public Map<String, Object> bodySchema() {
        return document.containsKey("requestBody")
                ? SchemaCompiler.map(
                        SchemaCompiler.map(json(document.get("requestBody"))).get("schema"))
                : null;
    }
}
