package covenant.api.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles the schemas of the document into checks, once. Knows exactly the keywords that the document uses, and refuses to compile any other:
 * a keyword that nobody looks at would be a promise that nobody keeps.
 */
final class SchemaCompiler {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "const",
            "enum",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "anyOf",
            "oneOf",
            "not",
            "discriminator");

    /** What says something to people and nothing about values. */
    private static final Set<String> ANNOTATIONS =
            Set.of("title", "description", "examples", "example", "default", "deprecated", "readOnly", "writeOnly");

    private final Map<String, Object> schemas;
    private final Map<String, Check> done = new HashMap<>();

    /** Compiles schemas that may refer to these by name. */
    SchemaCompiler(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    /** The check of this schema. */
    Check compile(Map<String, Object> schema) {
        return compile(schema, Codes.NONE);
    }

    @SuppressWarnings("unchecked") // YAML's mappings have text keys; the document's own are looked over in compile
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** The schema itself, or the one that it refers to. */
    Map<String, Object> resolve(Map<String, Object> schema) {
        Object ref = schema.get("$ref");
        return ref == null ? schema : resolve(named((String) ref));
    }

    private Map<String, Object> named(String ref) {
        String name = ref.substring(ref.lastIndexOf('/') + 1);
        Object found = schemas.get(name);
        if (found == null) {
            throw new IllegalStateException("the document has no schema " + name);
        }
        return map(found);
    }

    private Check compile(Map<String, Object> schema, Codes outer) {
        for (String keyword : schema.keySet()) {
            if (!KNOWN.contains(keyword) && !ANNOTATIONS.contains(keyword) && !keyword.startsWith("x-")) {
                throw new IllegalStateException("no check is known for " + keyword + " in " + schema);
            }
        }
        Codes codes = outer.within(schema);
        List<Check> checks = new ArrayList<>();
        if (schema.get("$ref") instanceof String ref) {
            checks.add(reference(ref, codes));
        }
        if (schema.containsKey("type")) {
            checks.add(TypeCheck.named(schema.get("type")));
        }
        checks.addAll(ScalarChecks.of(schema, codes));
        if (schema.containsKey("properties") || schema.containsKey("additionalProperties")) {
            checks.add(object(schema));
        } else if (schema.containsKey("required")) {
            checks.add(FieldChoice.all(texts(schema.get("required"))));
        }
        list(schema, codes, checks);
        choices(schema, codes, checks);
        return all(checks);
    }

    private Check reference(String ref, Codes codes) {
        if (codes.own() != null) {
            return compile(named(ref), codes);
        }
        if (!done.containsKey(ref)) {
            // Held first, so that a schema may contain itself.
            done.put(ref, value -> done.get(ref).of(value));
            Check compiled = compile(named(ref), codes);
            done.put(ref, compiled);
        }
        Check known = done.get(ref);
        return known;
    }

    private Check object(Map<String, Object> schema) {
        Map<String, Check> properties = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        if (schema.containsKey("properties")) {
            map(schema.get("properties")).forEach((name, property) -> properties.put(name, compile(map(property))));
        }
        for (String name : texts(schema.getOrDefault("required", List.of()))) {
            Object property = schema.containsKey("properties")
                    ? map(schema.get("properties")).get(name)
                    : null;
            String code = property == null ? null : (String) resolved(map(property), "x-missing");
            missing.put(name, code == null ? Codes.MISSING : code);
        }
        Object others = schema.get("additionalProperties");
        Check other = others instanceof Map ? compile(map(others)) : null;
        return new ObjectCheck(properties, missing, !Boolean.FALSE.equals(others), other);
    }

    private Object resolved(Map<String, Object> schema, String keyword) {
        return schema.containsKey(keyword)
                ? schema.get(keyword)
                : resolve(schema).get(keyword);
    }

    private void list(Map<String, Object> schema, Codes codes, List<Check> checks) {
        if (schema.containsKey("items")) {
            Check item = compile(map(schema.get("items")), codes);
            checks.add(value -> {
                if (value instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        Violation violation = item.of(list.get(i));
                        if (violation != null) {
                            return violation.under(Integer.toString(i));
                        }
                    }
                }
                return null;
            });
        }
        int least = schema.get("minItems") instanceof Integer n ? n : 0;
        int most = schema.get("maxItems") instanceof Integer n ? n : Integer.MAX_VALUE;
        if (least > 0 || most < Integer.MAX_VALUE) {
            checks.add(value -> value instanceof List<?> list && (list.size() < least || list.size() > most)
                    ? Violation.here(
                            codes.or(Codes.VALUE),
                            "has " + list.size() + " entries; "
                                    + (list.size() < least ? "at least " + least : "at most " + most))
                    : null);
        }
        if (Boolean.TRUE.equals(schema.get("uniqueItems"))) {
            checks.add(value -> value instanceof List<?> list && new HashSet<Object>(list).size() < list.size()
                    ? Violation.here(codes.or(Codes.VALUE), "has an entry twice")
                    : null);
        }
    }

    private void choices(Map<String, Object> schema, Codes codes, List<Check> checks) {
        if (schema.get("anyOf") instanceof List<?> of) {
            checks.add(ChoiceCheck.any(branches(of, codes)));
        }
        if (schema.get("oneOf") instanceof List<?> of) {
            checks.add(schema.containsKey("discriminator") ? tagged(schema, of, codes) : FieldChoice.one(required(of)));
        }
        if (schema.get("not") instanceof Map<?, ?> not) {
            if (!map(not).keySet().equals(Set.of("required"))) {
                throw new IllegalStateException("only fields that exclude each other are known after not: " + not);
            }
            checks.add(FieldChoice.notAll(texts(map(not).get("required"))));
        }
    }

    private List<ChoiceCheck.Branch> branches(List<?> schemas, Codes codes) {
        return schemas.stream()
                .map(each -> {
                    Map<String, Object> branch = map(each);
                    Object type = resolve(branch).get("type");
                    return new ChoiceCheck.Branch(type == null ? null : TypeCheck.named(type), compile(branch, codes));
                })
                .toList();
    }

    private Check tagged(Map<String, Object> schema, List<?> of, Codes codes) {
        String tag = (String) map(schema.get("discriminator")).get("propertyName");
        Map<String, Check> byTag = new LinkedHashMap<>();
        for (Object each : of) {
            Map<String, Object> branch = map(each);
            Map<String, Object> tagSchema =
                    map(map(resolve(branch).get("properties")).get(tag));
            byTag.put((String) tagSchema.get("const"), compile(branch, codes));
        }
        return new TaggedCheck(tag, byTag);
    }

    private static List<String> required(List<?> of) {
        return of.stream()
                .map(each -> {
                    Map<String, Object> branch = map(each);
                    if (!branch.keySet().equals(Set.of("required"))
                            || texts(branch.get("required")).size() != 1) {
                        throw new IllegalStateException(
                                "oneOf without discriminator chooses among single fields: " + of);
                    }
                    return texts(branch.get("required")).get(0);
                })
                .toList();
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static Check all(List<Check> checks) {
        if (checks.size() == 1) {
            return checks.get(0);
        }
        Check[] each = checks.toArray(new Check[0]);
        return value -> {
            for (Check check : each) {
                Violation violation = check.of(value);
                if (violation != null) {
                    return violation;
                }
            }
            return null;
        };
    }
}
