package covenant.api.contract;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keyword {@code type}, one name or a list of them. */
final class TypeCheck implements Check {
    private final Set<String> types;
    private final String what;

    private TypeCheck(Set<String> types) {
        this.types = types;
        this.what = words(types);
    }

    static TypeCheck named(Object type) {
        Set<String> types = new LinkedHashSet<>();
        (type instanceof List<?> list ? list : List.of(type)).forEach(each -> types.add((String) each));
        return new TypeCheck(types);
    }

    /** Any of the types of these; those that are null say nothing. */
    static TypeCheck any(List<TypeCheck> checks) {
        Set<String> types = new LinkedHashSet<>();
        checks.forEach(check -> types.addAll(check == null ? Set.of() : check.types));
        return new TypeCheck(types);
    }

    boolean admits(Object value) {
        if (value instanceof String) {
            return types.contains("string");
        }
        if (value instanceof Map) {
            return types.contains("object");
        }
        if (value instanceof BigDecimal number) {
            return types.contains("number") || types.contains("integer") && ScalarChecks.isWhole(number);
        }
        if (value instanceof List) {
            return types.contains("array");
        }
        return types.contains(value == null ? "null" : "boolean");
    }

    @Override
    public Violation of(Object value) {
        if (admits(value)) {
            return null;
        }
        if (value instanceof BigDecimal && types.contains("integer")) {
            return Violation.here(Codes.NUMBER, "is not a whole number");
        }
        String wrong = value == null ? "is null: leave it out, or send " : "is " + typeOf(value) + ", not ";
        return Violation.here(Codes.WRONG_TYPE, wrong + what);
    }

    static String typeOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof BigDecimal) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value == null ? "null" : value instanceof List ? "a list" : "an object";
    }

    private static String words(Set<String> types) {
        return String.join(
                " or ",
                types.stream()
                        .map(type -> switch (type) {
                            case "string" -> "a text";
                            case "object" -> "an object";
                            case "array" -> "a list";
                            case "boolean" -> "true or false";
                            case "integer" -> "a whole number";
                            case "null" -> "null";
                            default -> "a number";
                        })
                        .toList());
    }
}
