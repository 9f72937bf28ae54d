package covenant.api.contract;

import java.util.List;

/** The keyword {@code anyOf}. What is told is the violation of the one branch that has the value's type. */
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
        TypeCheck none = TypeCheck.any(branches.stream().map(Branch::type).toList());
        return value -> {
            Violation first = null;
            for (Branch branch : all) {
                if (branch.type() != null && !branch.type().admits(value)) {
                    continue;
                }
                Violation violation = branch.check().of(value);
                if (violation == null) {
                    return null;
                }
                first = first == null ? violation : first;
            }
            return first == null ? none.of(value) : first;
        };
    }
}
