package covenant.engine.replay;

import covenant.engine.command.DecisionTerms;
import java.util.List;

/** Terms of a replay with one thing changed. */
public final class Changing {
    private static final ReplayTerms AS_IT_WAS = ReplayTerms.UNCHANGED;

    private Changing() {}

    private static ReplayTerms with(
            Others others,
            List<String> without,
            List<String> only,
            DecisionTerms.Rule rule,
            long liquidityMicros,
            double factor,
            List<Injection> injections) {
        return new ReplayTerms(
                AS_IT_WAS.toSequence(),
                AS_IT_WAS.toMicros(),
                others,
                without,
                only,
                List.of(),
                rule,
                -1,
                -1,
                null,
                -1,
                liquidityMicros,
                factor,
                injections);
    }

    /** Without some accounts. */
    public static ReplayTerms without(Others others, String... accounts) {
        return with(others, List.of(accounts), List.of(), null, -1, 1, List.of());
    }

    /** With only some accounts. */
    public static ReplayTerms only(Others others, String... accounts) {
        return with(others, List.of(), List.of(accounts), null, -1, 1, List.of());
    }

    /** With other commands. */
    public static ReplayTerms injecting(Others others, List<Injection> injections) {
        return with(others, List.of(), List.of(), null, -1, 1, injections);
    }

    /** With another rule. */
    public static ReplayTerms rule(Others others, DecisionTerms.Rule rule) {
        return with(others, List.of(), List.of(), rule, -1, 1, List.of());
    }

    /** With so many times the liquidity. */
    public static ReplayTerms deeper(Others others, double factor) {
        return with(others, List.of(), List.of(), null, -1, factor, List.of());
    }
}
