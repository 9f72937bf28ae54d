package covenant.api.contract;

import java.util.List;
import java.util.Map;

/** Which fields of an object must be there together, or must not. What they answer is made once. */
final class FieldChoice {
    private FieldChoice() {}

    private static int present(String[] names, Map<?, ?> fields) {
        int present = 0;
        for (String name : names) {
            present += fields.containsKey(name) ? 1 : 0;
        }
        return present;
    }

    /** All of them. */
    static Check all(List<String> names) {
        String[] each = names.toArray(new String[0]);
        Violation violation = Violation.here(Codes.MISSING, "needs " + String.join(", ", names));
        return value -> value instanceof Map<?, ?> fields && present(each, fields) < each.length ? violation : null;
    }

    /** Exactly one of them. */
    static Check one(List<String> names) {
        String[] each = names.toArray(new String[0]);
        Violation violation = Violation.here(Codes.MISSING, "needs exactly one of " + String.join(", ", names));
        return value -> value instanceof Map<?, ?> fields && present(each, fields) != 1 ? violation : null;
    }

    /** Not all of them. */
    static Check notAll(List<String> names) {
        String[] each = names.toArray(new String[0]);
        Violation violation = Violation.here(Codes.MISSING, "has both of " + String.join(" and ", names));
        return value -> value instanceof Map<?, ?> fields && present(each, fields) == each.length ? violation : null;
    }
}
