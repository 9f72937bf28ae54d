package covenant.engine.decision;

/** The best value in force when the decision falls, if it is strictly better than the status quo's. For research: it takes one trade to sway. */
final class LastPrice implements DecisionRule {
    @Override
    public Verdict choose(Standing standing) {
        if (standing.statusQuo().isMissing()) {
            return standing.keep("there is no price of " + standing.statusQuo().name());
        }
        int best = standing.terms().statusQuo();
        for (int c = 0; c < standing.size(); c++) {
            if (!standing.reading(c).isMissing() && standing.goodLast(c) > standing.goodLast(best)) {
                best = c;
            }
        }
        return standing.isChallenger(best)
                ? new Verdict(best, standing.reading(best).name() + " has the best last price")
                : standing.keep("no other last price is better");
    }

    @Override
    public Long toBeat(Standing standing) {
        return standing.statusQuo().isMissing() ? null : standing.statusQuo().last();
    }

    @Override
    public Long lead(Standing standing, int condition) {
        boolean known = !standing.reading(condition).isMissing()
                && !standing.statusQuo().isMissing();
        return known
                ? standing.goodLast(condition)
                        - standing.goodLast(standing.terms().statusQuo())
                : null;
    }
}
