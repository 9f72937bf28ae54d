package covenant.engine.decision;

/** The base rule's choice, unless the lot replaces it by any condition, all alike; before the draw, the base rule's. */
final class Randomised implements DecisionRule {
    private final DecisionRule base;

    Randomised(DecisionRule base) {
        this.base = base;
    }

    @Override
    public Verdict choose(Standing standing) {
        Draw draw = standing.draw();
        Verdict verdict = base.choose(standing);
        long epsilonPpb = standing.terms().epsilonPpb();
        if (draw == null || !draw.replaces(epsilonPpb)) {
            return verdict;
        }
        int condition = draw.condition(epsilonPpb, standing.size());
        return new Verdict(
                condition, "the lot fell on " + standing.reading(condition).name());
    }

    @Override
    public Long toBeat(Standing standing) {
        return base.toBeat(standing);
    }

    @Override
    public Long lead(Standing standing, int condition) {
        return base.lead(standing, condition);
    }
}
