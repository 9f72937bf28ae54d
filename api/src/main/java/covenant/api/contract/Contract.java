package covenant.api.contract;

import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The contract with clients: the OpenAPI document as it is served, and what is checked by it. There is one, read from the class path once; a
 * document that contradicts itself or the table of problems does not load.
 */
public final class Contract {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Contract THE_ONE = new Contract(Sources.joined());

    private final Map<String, Object> document;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final SchemaCompiler compiler;
    private final Buffer json;
    private final Buffer yaml;

    private Contract(Map<String, Object> brief) {
        Map<String, Object> components = SchemaCompiler.map(brief.get("components"));
        Map<String, Object> schemas = SchemaCompiler.map(components.get("schemas"));
        SchemaCompiler.map(SchemaCompiler.map(schemas.get("ProblemCode")))
                .put("enum", Problems.all().stream().map(ProblemKind::code).toList());
        Shorthand shorthand = new Shorthand(schemas);
        Operations whole = new Operations(components, shorthand);
        Map<String, Object> written = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> written.put(name, shorthand.schema(SchemaCompiler.map(schema))));
        components.put("schemas", written);
        SchemaCompiler.map(components.get("parameters"))
                .replaceAll((name, parameter) -> whole.parameter(SchemaCompiler.map(parameter)));
        compiler = new SchemaCompiler(written);
        written.values().forEach(schema -> compiler.compile(SchemaCompiler.map(schema)));
        SchemaCompiler.map(brief.get("paths"))
                .forEach((path, item) -> SchemaCompiler.map(item).replaceAll((method, operation) -> {
                    Map<String, Object> full = whole.whole(path, method, SchemaCompiler.map(operation));
                    boolean anyQuery =
                            Boolean.TRUE.equals(SchemaCompiler.map(operation).get("x-any-query"));
                    list(components, path, method.toUpperCase(java.util.Locale.ROOT), full, anyQuery);
                    return full;
                }));
        document = brief;
        json = new JsonObject(document).toBuffer();
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // The same map twice is written twice: no anchors, which JSON has not and not every reader understands.
        yaml = Buffer.buffer(new Yaml(options).dump(new JsonObject(json).getMap()));
    }

    /** The one contract. */
    public static Contract theOne() {
        return THE_ONE;
    }

    private void list(
            Map<String, Object> components, String path, String method, Map<String, Object> operation, boolean any) {
        Map<String, Check> query = new LinkedHashMap<>();
        for (Object reference : (List<?>) operation.getOrDefault("parameters", List.of())) {
            String name = (String) SchemaCompiler.map(reference).get("$ref");
            Object found =
                    SchemaCompiler.map(components.get("parameters")).get(name.substring(name.lastIndexOf('/') + 1));
            if (found == null) {
                throw new IllegalStateException(method + " " + path + ": no parameter " + name);
            }
            Map<String, Object> parameter = SchemaCompiler.map(found);
            if ("query".equals(parameter.get("in"))) {
                query.put(
                        (String) parameter.get("name"), compiler.compile(SchemaCompiler.map(parameter.get("schema"))));
            }
        }
        Operation bare = new Operation(method, path, operation, null, any ? null : query);
        Check body = bare.bodySchema() == null ? null : compiler.compile(bare.bodySchema());
        Operation listed = new Operation(method, path, operation, body, any ? null : query);
        if (operations.values().stream().anyMatch(other -> other.id().equals(listed.id()))) {
            throw new IllegalStateException("two operations are called " + listed.id());
        }
        operations.put(method + " " + path, listed);
    }

    /** A query parameter's text as the value that its schema speaks of. */
    public static Object parameter(String text) {
        return WHOLE.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /** All operations, in the order of the document. */
    public List<Operation> operations() {
        return new ArrayList<>(operations.values());
    }

    /**
     * The operation of a row of the table of routes, or null.
     *
     * @param path with parameters as {@code :name}
     */
    public Operation operation(String method, String path) {
        return operations.get(method + " " + path.replaceAll(":([a-zA-Z]+)", "{$1}"));
    }

    /** The document. */
    public Map<String, Object> document() {
        return document;
    }

    /** The document as JSON. */
    public Buffer json() {
        return json;
    }

    /** The document as YAML. */
    public Buffer yaml() {
        return yaml;
    }

    /** The check of a schema of the document, or of one that refers to the document's. */
    public Check check(Map<String, Object> schema) {
        return compiler.compile(schema);
    }
}
