package covenant.api.contract;

import java.util.List;

/** The keywords {@code anyOf} and {@code oneOf}. What is told is the violation of the one branch that has the value's type. */
final class ChoiceCheck {
    private ChoiceCheck() {}

    /**
     * One alternative.
     *
     * @param type null where it does not say
     */
    record Branch(TypeCheck type, Check check) {}

    static Check any(List<Branch> branches) {
        Branch[] all = branches.toArray(new Branch[0]);
        return value -> {
            Violation first = null;
            Violation typed = null;
            for (Branch branch : all) {
                Violation violation = branch.check().of(value);
                if (violation == null) {
                    return null;
                }
                first = first == null ? violation : first;
                boolean ofType = branch.type() == null || branch.type().admits(value);
                typed = typed == null && ofType ? violation : typed;
            }
            return typed == null ? first : typed;
        };
    }

    /** Exactly one of the branches; {@code fields} are those that they ask for. */
    static Check one(List<Branch> branches, List<String> fields) {
        Check any = any(branches);
        Branch[] all = branches.toArray(new Branch[0]);
        return value -> {
            int met = 0;
            for (Branch branch : all) {
                met += branch.check().of(value) == null ? 1 : 0;
            }
            if (met == 1) {
                return null;
            }
            return met == 0 && fields.isEmpty()
                    ? any.of(value)
                    : Violation.here(Codes.MISSING, "needs exactly one of " + String.join(", ", fields));
        };
    }
}
