package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.statistic.Window;

/** Whether a decision fits the market that is to carry it. */
final class DecisionChecks {
    private final MarketTerms market;
    private final DecisionTerms terms;
    private final long tradingFromMicros;

    private DecisionChecks(MarketTerms market, long atMicros) {
        this.market = market;
        this.terms = market.decision();
        this.tradingFromMicros = Math.max(atMicros, market.opensAtMicros());
    }

    /** Why not, or null. */
    static Refused check(MarketTerms market, long atMicros) {
        String wrong = new DecisionChecks(market, atMicros).wrong();
        return wrong == null ? null : new Refused(Refusal.DECISION_INVALID, wrong);
    }

    private String wrong() {
        String wrong = wrongMarket();
        if (wrong == null) {
            wrong = wrongTimes();
        }
        if (wrong == null) {
            wrong = wrongNumbers();
        }
        if (wrong == null) {
            wrong = wrongLot();
        }
        return wrong != null ? wrong : wrongGuards();
    }

    private String wrongMarket() {
        if (market.metric().type() == Metric.Type.CATEGORICAL) {
            return "a categorical metric has no expectation to decide by";
        }
        if (market.conditions().size() < 2) {
            return "a decision is among at least two conditions";
        }
        if (terms.statusQuo() < 0 || terms.statusQuo() >= market.conditions().size()) {
            return "the status quo is one of the conditions";
        }
        return terms.decidesItself() && market.conditionTrading()
                ? "where prices decide the condition, the condition is not bet on: condition trading is off"
                : null;
    }

    private String wrongTimes() {
        long decidesAt = terms.decidesAtMicros();
        if (decidesAt <= tradingFromMicros || decidesAt - tradingFromMicros > Limits.MAX_DECISION_AHEAD_MICROS) {
            return "a decision falls after the market opens, and at most twenty years later";
        }
        if (market.closesAtMicros() != 0 && decidesAt > market.closesAtMicros()
                || market.expiresAtMicros() != 0 && decidesAt > market.expiresAtMicros()) {
            return "a decision does not fall after the market has closed or expired";
        }
        if (terms.windowMicros() <= 0 || terms.windowMicros() > Limits.MAX_WINDOW_MICROS) {
            return "a window is longer than nothing and at most ten years";
        }
        if (decidesAt - terms.windowMicros() < tradingFromMicros) {
            return "the window does not begin before the market opens";
        }
        if (terms.gridMicros() < Limits.MIN_GRID_MICROS || terms.gridMicros() > Limits.MAX_GRID_MICROS) {
            return "the grid's points are from a second to a day apart";
        }
        Window window = new Window(decidesAt - terms.windowMicros(), decidesAt, terms.gridMicros());
        boolean looksAtPoints = terms.maxChange() > 0 || terms.baseRule() == Rule.SCOREBOARD;
        return looksAtPoints && window.pointsWithin(window.fromMicros(), decidesAt) == 0
                ? "no point of the grid lies in the window"
                : null;
    }

    private String wrongNumbers() {
        if (Math.abs((long) terms.thresholdBps()) > Limits.MAX_DECISION_BPS) {
            return "a threshold is within plus or minus " + Limits.MAX_DECISION_BPS + " basis points";
        }
        if (!isWithin(terms.maxChange(), Limits.MAX_METRIC_CHANGE)) {
            return "the largest change of an observation is from 0 to " + Limits.MAX_METRIC_CHANGE + " parts";
        }
        if (!isWithin(terms.absoluteMargin(), Limits.MAX_METRIC_CHANGE)) {
            return "an absolute margin is from 0 to " + Limits.MAX_METRIC_CHANGE + " parts";
        }
        if (!isWithin(terms.relativeMarginBps(), Limits.MAX_DECISION_BPS)) {
            return "a relative margin is from 0 to " + Limits.MAX_DECISION_BPS + " basis points";
        }
        int least = terms.baseRule() == Rule.SCOREBOARD ? 1 : 0;
        return terms.victoryMargin() < least ? "a victory is by at least one point" : null;
    }

    private String wrongLot() {
        boolean randomised = terms.rule() == Rule.RANDOMISED;
        if (randomised && (terms.baseRule() == Rule.RANDOMISED || terms.baseRule() == Rule.ADVISORY)) {
            return "beneath the lot there is a rule that decides";
        }
        if (!randomised && terms.baseRule() != terms.rule()) {
            return "only a randomised decision has another rule beneath it";
        }
        if (randomised ? terms.epsilonPpb() < 1 || terms.epsilonPpb() > Limits.PPB : terms.epsilonPpb() != 0) {
            return "the lot's probability is above 0 and at most 1, and 0 without a lot";
        }
        if (randomised == (terms.seed() == null)) {
            return "a lot has a seed, and nothing else has";
        }
        return terms.inverseProbability() && !randomised
                ? "payoffs by inverse probability need a decision that leaves every condition a chance"
                : null;
    }

    private String wrongGuards() {
        DecisionTerms.Guards guards = terms.guards();
        if (!isWithin(guards.minTraders(), Limits.MAX_ACCOUNTS)) {
            return "the guard of traders is from 0 to " + Limits.MAX_ACCOUNTS;
        }
        if (!isWithin(guards.minVolumeMicros(), Limits.MAX_VENUE_MICROS)) {
            return "the guard of volume is from 0 to 10^12 credits";
        }
        if (!isWithin(guards.positionLimitMicros(), Limits.MAX_POSITION_MICROS)) {
            return "a position limit is from 0 to 10^9 credits";
        }
        if (!isWithin(guards.minOpenMicros(), terms.decidesAtMicros() - tradingFromMicros)) {
            return "the market cannot have been open for so long";
        }
        return isWithin(guards.startDelayMicros(), terms.decidesAtMicros() - terms.windowMicros() - tradingFromMicros)
                ? null
                : "the window begins before the start delay has passed";
    }

    private static boolean isWithin(long x, long most) {
        return x >= 0 && x <= most;
    }
}
