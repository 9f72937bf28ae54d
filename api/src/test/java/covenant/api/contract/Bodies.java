package covenant.api.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Bodies made from the document's schemas: such as it admits, and such with something in them changed. All by the randomness given. */
final class Bodies {
    /** Text that is written into the JSON as it is. */
    record Raw(String json) {}

    private static final List<String> IDS = List.of(
            "kept",
            "broken",
            "yes",
            "no",
            "chips",
            "scalar",
            "ann",
            "cora",
            "vera",
            "acme",
            "acme-pause",
            "labs",
            "on-breach",
            "fresh");
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "-0",
            "0.1234567",
            "1e999999999",
            "-1e-999999999",
            "9".repeat(64),
            "9".repeat(2_000),
            "[]",
            "{}",
            "[[[[[[[[[[[[]]]]]]]]]]]]",
            "[".repeat(2_000) + "]".repeat(2_000),
            "{\"a\":".repeat(30) + "1" + "}".repeat(30),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\u00e4\ud83d\ude00\"",
            "\"-\"",
            "\"0x10\"",
            "\"1e5\"",
            "\"NaN\"",
            "\"00.1\"",
            "\"-9223372036854775808\"",
            "\"1000000000000.000001\"",
            "\"9999-12-31T23:59:59.999999Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"PT9223372036854775807S\"",
            "\"P-1D\"",
            "\"../../etc\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"" + "\ud83d\ude00".repeat(200) + "\"",
            "2147483648",
            "1.5");

    private final Map<String, Object> schemas = SchemaCompiler.map(
            SchemaCompiler.map(Contract.theOne().document().get("components")).get("schemas"));
    private final RandomGenerator random;

    Bodies(RandomGenerator random) {
        this.random = random;
    }

    /** A value that the schema admits. */
    Object valid(Map<String, Object> schema) {
        Map<String, Object> whole = new LinkedHashMap<>(resolved(schema));
        if (whole.containsKey("const")) {
            return whole.get("const");
        }
        if (whole.get("enum") instanceof List<?> values) {
            return pick(values);
        }
        if (whole.get("anyOf") instanceof List<?> branches) {
            return valid(SchemaCompiler.map(pick(branches)));
        }
        if (whole.get("oneOf") instanceof List<?> branches && whole.containsKey("discriminator")) {
            return valid(SchemaCompiler.map(pick(branches)));
        }
        Object type = whole.get("type");
        return switch ((String) (type instanceof List<?> types ? types.get(0) : type)) {
            case "object" -> object(whole);
            case "array" -> array(whole);
            case "boolean" -> random.nextBoolean();
            case "integer" -> new Raw(Integer.toString(random.nextInt(-2, 20) < 0 ? -3 : random.nextInt(5)));
            case "number" -> number(whole);
            default -> text(whole);
        };
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        return schema.get("$ref") instanceof String ref
                ? resolved(SchemaCompiler.map(schemas.get(ref.substring(ref.lastIndexOf('/') + 1))))
                : schema;
    }

    private Map<String, Object> object(Map<String, Object> schema) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> properties = SchemaCompiler.map(schema.getOrDefault("properties", Map.of()));
        List<String> required = Operations.texts(schema.getOrDefault("required", List.of()));
        List<String> one = schema.get("oneOf") instanceof List<?> branches
                ? branches.stream()
                        .map(each -> Operations.texts(SchemaCompiler.map(each).get("required"))
                                .get(0))
                        .toList()
                : List.of();
        String chosen = one.isEmpty() ? null : pick(one);
        List<String> together = schema.containsKey("not")
                ? Operations.texts(SchemaCompiler.map(schema.get("not")).get("required"))
                : List.of();
        String excluded = together.isEmpty() ? null : pick(together);
        properties.forEach((name, property) -> {
            boolean wanted = required.contains(name) || name.equals(chosen);
            boolean allowed = !one.contains(name) && !name.equals(excluded);
            if (wanted || allowed && random.nextInt(3) == 0) {
                fields.put(name, valid(SchemaCompiler.map(property)));
            }
        });
        if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
            for (int i = random.nextInt(3); i > 0; i--) {
                fields.put(pick(IDS), valid(SchemaCompiler.map(others)));
            }
        }
        return fields;
    }

    private List<Object> array(Map<String, Object> schema) {
        int least = schema.get("minItems") instanceof Integer n ? n : 0;
        List<Object> items = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            Object item = valid(SchemaCompiler.map(schema.get("items")));
            if (!Boolean.TRUE.equals(schema.get("uniqueItems")) || !items.contains(item)) {
                items.add(item);
            }
        }
        while (items.size() < least) {
            items.add("more-" + items.size());
        }
        return items;
    }

    private Object number(Map<String, Object> schema) {
        boolean probability = schema.containsKey("exclusiveMinimum") || schema.get("maximum") instanceof Integer;
        BigDecimal number = probability
                ? BigDecimal.valueOf(random.nextInt(1, 1_000), 3)
                : BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), random.nextInt(7));
        return new Raw(number.toPlainString());
    }

    private String text(Map<String, Object> schema) {
        Object format = schema.get("format");
        if ("credits".equals(format) || String.valueOf(schema.get("pattern")).startsWith("^-?")) {
            return BigDecimal.valueOf(random.nextLong(-2_000_000L, 200_000_000L), random.nextInt(7))
                    .toPlainString();
        }
        if ("date-time".equals(format)) {
            return "20" + random.nextInt(20, 40) + "-0" + random.nextInt(1, 10) + "-1" + random.nextInt(10)
                    + "T00:00:00Z";
        }
        if ("duration".equals(format)) {
            return "PT" + random.nextInt(1, 200) + pick(List.of("H", "M", "S"));
        }
        String pattern = String.valueOf(schema.get("pattern"));
        if (pattern.contains("0-9a-fA-F")) {
            return "0123456789abcdef".repeat(4);
        }
        if (pattern.startsWith("^[!-~]")) {
            return "f-" + Long.toString(random.nextLong(Long.MAX_VALUE), 36);
        }
        if (pattern.contains("a-z0-9")) {
            return random.nextInt(8) == 0 ? "id-" + random.nextInt(1_000_000) : pick(IDS);
        }
        return random.nextInt(4) == 0 ? "http://example.org/x" : pick(IDS);
    }

    /** A body that the schema admits, written as JSON. */
    String good(Map<String, Object> schema) {
        return written(valid(schema));
    }

    /** The same with something changed: a value, a field, or the text itself. */
    String bad(Map<String, Object> schema) {
        Object value = valid(schema);
        for (int i = random.nextInt(3); i >= 0; i--) {
            value = changed(value);
        }
        String text = written(value);
        int at = random.nextInt(Math.max(1, text.length()));
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + text;
            case 2 -> text.substring(0, at) + (char) random.nextInt(1, 0xd7ff) + text.substring(at);
            case 3 ->
                text.startsWith("{\"")
                        ? "{" + text.substring(1, Math.max(1, text.length() - 1)) + "," + text.substring(1)
                        : text;
            default -> text;
        };
    }

    @SuppressWarnings("unchecked") // of what valid makes
    private Object changed(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(8) > 0) {
            Map<String, Object> fields = new LinkedHashMap<>((Map<String, Object>) map);
            String name = pick(new ArrayList<>(fields.keySet()));
            switch (random.nextInt(6)) {
                case 0 -> fields.remove(name);
                case 1 -> fields.put(pick(List.of("extra", "commandid", "__proto__", "\u0000", "")), "x");
                default -> fields.put(name, changed(fields.get(name)));
            }
            return fields;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            List<Object> items = new ArrayList<>(list);
            int at = random.nextInt(items.size());
            switch (random.nextInt(4)) {
                case 0 -> items.add(items.get(at));
                case 1 -> {
                    for (int i = 0; i < 200; i++) {
                        items.add(items.get(at));
                    }
                }
                default -> items.set(at, changed(items.get(at)));
            }
            return items;
        }
        return new Raw(pick(HOSTILE));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    static String written(Object value) {
        if (value instanceof Raw raw) {
            return raw.json();
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> fields = new ArrayList<>();
            map.forEach((name, each) -> fields.add(quoted((String) name) + ":" + written(each)));
            return "{" + String.join(",", fields) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(Bodies::written).toList()) + "]";
        }
        return String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
