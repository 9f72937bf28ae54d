package covenant.api.contract;

import java.util.Map;

/**
 * The keyword {@code oneOf} where a field of the object says which.
 *
 * @param tag the field's name
 * @param byTag the alternatives by the field's text
 */
record TaggedCheck(String tag, Map<String, Check> byTag) implements Check {
    @Override
    public Violation of(Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            return TypeCheck.named("object").of(value);
        }
        Object name = fields.get(tag);
        if (name == null) {
            return new Violation("/" + tag, Codes.MISSING, "is missing: one of " + String.join(", ", byTag.keySet()));
        }
        if (!(name instanceof String)) {
            return TypeCheck.named("string").of(name).under(tag);
        }
        Check check = byTag.get(name);
        return check == null
                ? new Violation("/" + tag, Codes.VALUE, "is not one of " + String.join(", ", byTag.keySet()))
                : check.of(value);
    }
}
