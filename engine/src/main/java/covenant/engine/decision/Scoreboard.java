package covenant.engine.decision;

/**
 * The challenger that has won most points of the grid more than it lost, if that is at least the victory margin. Two challengers that are level
 * keep the status quo. A point where a value was missing is lost.
 */
final class Scoreboard implements DecisionRule {
    private static final int BPS = 10_000;

    @Override
    public Verdict choose(Standing standing) {
        int best = -1;
        boolean tied = false;
        for (int c = 0; c < standing.size(); c++) {
            if (standing.isChallenger(c)) {
                tied = best >= 0 && ahead(standing, c) == ahead(standing, best)
                        || tied && ahead(standing, c) < ahead(standing, best);
                best = best < 0 || ahead(standing, c) > ahead(standing, best) ? c : best;
            }
        }
        if (best < 0 || ahead(standing, best) < Math.max(1, standing.terms().victoryMargin())) {
            return standing.keep("no other condition is ahead by the victory margin");
        }
        String name = standing.reading(best).name();
        return tied
                ? standing.keep(name + " and another condition are level")
                : new Verdict(best, name + " is ahead by the victory margin");
    }

    private static long ahead(Standing standing, int condition) {
        return standing.reading(condition).won() - standing.reading(condition).lost();
    }

    /** What wins a point now. */
    @Override
    public Long toBeat(Standing standing) {
        if (standing.statusQuo().isMissing()) {
            return null;
        }
        long size = Math.abs(standing.statusQuo().last());
        long bps = standing.terms().relativeMarginBps();
        long relative = size / BPS * bps + (size % BPS * bps + BPS - 1) / BPS;
        long margin = Math.max(standing.terms().absoluteMargin(), relative);
        return standing.value(standing.goodLast(standing.terms().statusQuo()) + margin);
    }

    @Override
    public Long lead(Standing standing, int condition) {
        return ahead(standing, condition);
    }
}
