package covenant.api.problem;

import covenant.engine.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All kinds of problem by code: what the surface can answer, and what {@code /problems} documents. */
public final class Problems {
    private static final Map<String, ProblemKind> BY_CODE = byCode();

    private Problems() {}

    /** All kinds: the surface's own, then the venue's in their order of precedence. */
    public static Collection<ProblemKind> all() {
        return BY_CODE.values();
    }

    /** The kind with this code, or null. */
    public static ProblemKind find(String code) {
        return BY_CODE.get(code);
    }

    private static Map<String, ProblemKind> byCode() {
        Map<String, ProblemKind> table = new LinkedHashMap<>();
        for (ApiCode code : ApiCode.values()) {
            put(table, ProblemKind.of(code));
        }
        for (Refusal refusal : Refusal.values()) {
            put(table, ProblemKind.of(refusal));
        }
        return Collections.unmodifiableMap(table);
    }

    private static void put(Map<String, ProblemKind> table, ProblemKind kind) {
        if (table.put(kind.code(), kind) != null) {
            throw new IllegalStateException("two problems are called " + kind.code());
        }
    }
}
