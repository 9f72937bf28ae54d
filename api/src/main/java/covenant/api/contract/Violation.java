package covenant.api.contract;

import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import covenant.api.problem.Rejection;

/**
 * Where a value is not as the document has it.
 *
 * @param pointer a JSON pointer to the value, empty for the whole
 * @param code the problem's code
 * @param what goes on after the pointer, for the client to read
 */
public record Violation(String pointer, String code, String what) {

    /** A violation by the value itself. */
    static Violation here(String code, String what) {
        return new Violation("", code, what);
    }

    /** The same, seen from the object or list that holds the value. */
    Violation under(String step) {
        return new Violation("/" + step.replace("~", "~0").replace("/", "~1") + pointer, code, what);
    }

    /** One sentence. */
    public String text() {
        return (pointer.isEmpty() ? "the body" : shown(pointer)) + " " + what;
    }

    /** The problem that the client gets. */
    public Rejection rejection() {
        return Rejection.of(kind(), text());
    }

    /** What kind of problem it is. */
    public ProblemKind kind() {
        return Problems.find(code);
    }

    private static String shown(String pointer) {
        return pointer.length() <= 80 ? pointer : pointer.substring(0, 80) + "...";
    }
}
