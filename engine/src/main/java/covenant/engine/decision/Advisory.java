package covenant.engine.decision;

/** Decides nothing: a coordinator does. What it says is what {@link TwapMargin} would, as advice to be recorded beside his choice. */
final class Advisory implements DecisionRule {
    private final DecisionRule advice = new TwapMargin();

    @Override
    public Verdict choose(Standing standing) {
        Verdict verdict = advice.choose(standing);
        return new Verdict(verdict.condition(), "advice only: " + verdict.reason());
    }

    @Override
    public Long toBeat(Standing standing) {
        return advice.toBeat(standing);
    }

    @Override
    public Long lead(Standing standing, int condition) {
        return advice.lead(standing, condition);
    }
}
