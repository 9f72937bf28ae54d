package covenant.api.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the files write shortly, as OpenAPI writes it. In schemas: {@code $ref: Name}; {@code x-nullable}; objects are closed, and all their
 * properties required but those in {@code x-optional}; {@code x-extends} takes over the properties of others.
 */
final class Shorthand {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Object> schemas;

    /** Writes out schemas that may refer to these. */
    Shorthand(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    /** The schema as the document has it. */
    Map<String, Object> schema(Map<String, Object> brief) {
        Map<String, Object> whole = new LinkedHashMap<>();
        merged(brief).forEach((keyword, value) -> {
            switch (keyword) {
                case "x-nullable", "x-optional" -> {}
                case "$ref" -> whole.put(keyword, reference((String) value));
                case "properties" -> whole.put(keyword, each(SchemaCompiler.map(value)));
                case "items", "not", "additionalProperties" ->
                    whole.put(keyword, value instanceof Map ? schema(SchemaCompiler.map(value)) : value);
                case "anyOf", "oneOf" ->
                    whole.put(
                            keyword,
                            ((List<?>) value)
                                    .stream()
                                            .map(branch -> schema(SchemaCompiler.map(branch)))
                                            .toList());
                default -> whole.put(keyword, value);
            }
        });
        if (Boolean.TRUE.equals(brief.get("x-nullable"))) {
            return nullable(whole);
        }
        return whole;
    }

    static String reference(String name) {
        return name.startsWith("#") ? name : SCHEMAS + name;
    }

    private Map<String, Object> each(Map<String, Object> properties) {
        Map<String, Object> whole = new LinkedHashMap<>();
        properties.forEach((name, schema) -> whole.put(name, schema(SchemaCompiler.map(schema))));
        return whole;
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>();
        if (schema.get("type") instanceof String type) {
            either.putAll(schema);
            either.put("type", List.of(type, "null"));
            if (schema.get("enum") instanceof List<?> values) {
                List<Object> more = new ArrayList<>(values);
                more.add(null);
                either.put("enum", more);
            }
            return either;
        }
        either.put("anyOf", List.of(schema, Map.of("type", "null")));
        return either;
    }

    /** An object is closed and needs its fields, unless it says otherwise; branches of a choice say only what they ask for. */
    private Map<String, Object> merged(Map<String, Object> brief) {
        boolean extending = brief.containsKey("x-extends");
        if (!extending && !brief.containsKey("properties")) {
            return brief;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> optional = new ArrayList<>();
        if (extending) {
            for (Object name : (List<?>) brief.get("x-extends")) {
                Map<String, Object> base = merged(SchemaCompiler.map(schemas.get(name)));
                properties.putAll(SchemaCompiler.map(base.get("properties")));
                optional.addAll((List<?>) base.getOrDefault("x-optional", List.of()));
            }
        }
        properties.putAll(SchemaCompiler.map(brief.getOrDefault("properties", Map.of())));
        optional.addAll((List<?>) brief.getOrDefault("x-optional", List.of()));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("type", "object");
        whole.putAll(brief);
        whole.remove("x-extends");
        whole.put("properties", properties);
        whole.put("x-optional", optional);
        if (!brief.containsKey("required")) {
            List<String> required = properties.keySet().stream()
                    .filter(name -> !optional.contains(name))
                    .toList();
            if (!required.isEmpty()) {
                whole.put("required", required);
            }
        }
        whole.putIfAbsent("additionalProperties", false);
        return whole;
    }
}
