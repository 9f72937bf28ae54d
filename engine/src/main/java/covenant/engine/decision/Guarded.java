package covenant.engine.decision;

import java.util.List;
import java.util.stream.Collectors;

/** A rule that keeps the status quo, and says why, where a guard is not met. */
final class Guarded implements DecisionRule {
    private final DecisionRule rule;
    private final List<Guard> guards;

    Guarded(DecisionRule rule, List<Guard> guards) {
        this.rule = rule;
        this.guards = guards;
    }

    @Override
    public Verdict choose(Standing standing) {
        String failed =
                guards.stream().filter(guard -> !guard.isMet()).map(Guard::id).collect(Collectors.joining(", "));
        return failed.isEmpty() ? rule.choose(standing) : standing.keep("guard not met: " + failed);
    }

    @Override
    public Long toBeat(Standing standing) {
        return rule.toBeat(standing);
    }

    @Override
    public Long lead(Standing standing, int condition) {
        return rule.lead(standing, condition);
    }
}
