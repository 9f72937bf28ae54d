package covenant.api.contract;

import java.util.List;
import java.util.Map;

/**
 * The fields of an object: first its {@code commandId}, then that no field is unknown, then that none is missing, then what is in them.
 */
final class ObjectCheck implements Check {
    private static final String COMMAND_ID = "commandId";

    private final Map<String, Check> properties;
    private final String[] required;
    private final Violation[] absent;
    private final boolean named;
    private final boolean open;
    private final Check other;

    /**
     * A check of objects.
     *
     * @param properties what each known field must be
     * @param missing the code for each field that must be there
     * @param open whether other fields may be there
     * @param other what other fields must be, or null
     */
    ObjectCheck(Map<String, Check> properties, Map<String, String> missing, boolean open, Check other) {
        this.properties = properties;
        this.required = missing.keySet().toArray(new String[0]);
        this.absent = missing.entrySet().stream()
                .map(each -> new Violation("/" + each.getKey(), each.getValue(), missingText(each.getKey())))
                .toArray(Violation[]::new);
        this.named = List.of(required).contains(COMMAND_ID);
        this.open = open;
        this.other = other;
    }

    private static String missingText(String name) {
        return name.equals(COMMAND_ID)
                ? "is missing: choose one for this write, and send it again to retry"
                : "is missing";
    }

    @Override
    public Violation of(Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            return null;
        }
        if (named) {
            Violation violation = commandId(fields);
            if (violation != null) {
                return violation;
            }
        }
        Violation wrong = null;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            Check check = properties.get(field.getKey());
            if (check == null) {
                if (!open) {
                    return unknown((String) field.getKey());
                }
                check = other;
            } else if (named && field.getKey().equals(COMMAND_ID)) {
                continue;
            }
            if (wrong == null && check != null) {
                Violation violation = check.of(field.getValue());
                wrong = violation == null ? null : violation.under((String) field.getKey());
            }
        }
        Violation missing = missing(fields);
        return missing == null ? wrong : missing;
    }

    private Violation commandId(Map<?, ?> fields) {
        Object id = fields.get(COMMAND_ID);
        if (id == null) {
            return absent(COMMAND_ID);
        }
        Violation violation = properties.get(COMMAND_ID).of(id);
        return violation == null ? null : violation.under(COMMAND_ID);
    }

    private Violation unknown(String name) {
        return Violation.here(Codes.UNKNOWN, "is not known here; known: " + String.join(", ", properties.keySet()))
                .under(name);
    }

    private Violation missing(Map<?, ?> fields) {
        for (String name : required) {
            // A null there is nothing either.
            if (fields.get(name) == null && !(fields.containsKey(name) && allowsNull(name))) {
                return absent(name);
            }
        }
        return null;
    }

    private Violation absent(String name) {
        return absent[List.of(required).indexOf(name)];
    }

    private boolean allowsNull(String name) {
        Check check = properties.get(name);
        return check != null && check.of(null) == null;
    }
}
