package covenant.api.contract;

import java.util.Map;

/**
 * The fields of an object: first its {@code commandId}, then that no field is unknown, then that none is missing, then what is in them.
 *
 * @param properties what each known field must be
 * @param missing the code for each field that must be there
 * @param open whether other fields may be there
 * @param other what other fields must be, or null
 */
record ObjectCheck(
        Map<String, Check> properties, Map<String, String> missing, boolean open, Check other, int least, int most)
        implements Check {
    private static final String COMMAND_ID = "commandId";

    @Override
    public Violation of(Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            return null;
        }
        Violation violation = commandId(fields);
        if (violation == null && !open) {
            violation = unknown(fields);
        }
        if (violation == null) {
            violation = absent(fields);
        }
        if (violation == null) {
            violation = contents(fields);
        }
        if (violation == null && (fields.size() < least || fields.size() > most)) {
            violation = Violation.here(
                    Codes.VALUE,
                    "has " + fields.size() + " fields; "
                            + (fields.size() < least ? "at least " + least : "at most " + most));
        }
        return violation;
    }

    private Violation commandId(Map<?, ?> fields) {
        String code = missing.get(COMMAND_ID);
        if (code == null) {
            return null;
        }
        Object id = fields.get(COMMAND_ID);
        if (id == null) {
            return new Violation(
                    "/" + COMMAND_ID, code, "is missing: choose one for this write, and send it again to retry");
        }
        Violation violation = properties.get(COMMAND_ID).of(id);
        return violation == null ? null : violation.under(COMMAND_ID);
    }

    private Violation unknown(Map<?, ?> fields) {
        for (Object name : fields.keySet()) {
            if (!properties.containsKey(name)) {
                return Violation.here(
                                Codes.UNKNOWN, "is not known here; known: " + String.join(", ", properties.keySet()))
                        .under((String) name);
            }
        }
        return null;
    }

    private Violation absent(Map<?, ?> fields) {
        for (Map.Entry<String, String> each : missing.entrySet()) {
            // A null there is nothing either.
            if (fields.get(each.getKey()) == null && !allowsNull(each.getKey())) {
                return new Violation("/" + each.getKey(), each.getValue(), "is missing");
            }
        }
        return null;
    }

    private boolean allowsNull(String name) {
        Check check = properties.get(name);
        return check != null && check.of(null) == null;
    }

    private Violation contents(Map<?, ?> fields) {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            Check check = properties.getOrDefault(field.getKey(), other);
            Violation violation = check == null ? null : check.of(field.getValue());
            if (violation != null) {
                return violation.under((String) field.getKey());
            }
        }
        return null;
    }
}
