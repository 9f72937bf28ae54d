package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.Order;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;

/** Which claims can be traded where and when. Methods return why not, or null. */
final class Claims {
    private Claims() {}

    /** Whether the market trades this claim now. */
    static Refused check(Market market, int condition, int outcome) {
        Refused refused = Settlement.checkLive(market);
        if (refused != null) {
            return refused;
        }
        if (market.phase() == Phase.PENDING) {
            return new Refused(Refusal.MARKET_NOT_OPEN, "trading has not begun");
        }
        if (market.phase() != Phase.OPEN) {
            return new Refused(Refusal.MARKET_CLOSED, "trading has ended");
        }
        if (condition < Order.ANY || condition >= market.terms().conditions().size()) {
            return new Refused(Refusal.UNKNOWN_CONDITION, "no condition " + condition);
        }
        if (outcome < Order.ANY || outcome >= market.terms().metric().outcomes().size()) {
            return new Refused(Refusal.UNKNOWN_OUTCOME, "no outcome " + outcome);
        }
        if (condition == Order.ANY && outcome == Order.ANY) {
            return new Refused(Refusal.CLAIM_INVALID, "a claim names a condition, an outcome, or both");
        }
        if (outcome == Order.ANY && market.terms().conditions().size() == 1) {
            return new Refused(Refusal.CLAIM_INVALID, "the claim is certain");
        }
        return checkCondition(market, condition, outcome);
    }

    private static Refused checkCondition(Market market, int condition, int outcome) {
        if (!canComeAbout(market, condition, outcome)) {
            return new Refused(Refusal.CONDITION_SETTLED, "the condition is settled");
        }
        boolean movesCondition = condition == Order.ANY || outcome == Order.ANY;
        boolean oneBranch =
                market.settledCondition() >= 0 || market.terms().conditions().size() == 1;
        if (movesCondition && !oneBranch && !market.terms().conditionTrading()) {
            return new Refused(Refusal.CONDITION_TRADING_OFF, "this market trades outcomes given a condition only");
        }
        return null;
    }

    /** Whether a claim of this market still has something open about it. */
    static boolean canComeAbout(Market market, int condition, int outcome) {
        return condition == Order.ANY
                || market.isLive(condition) && (market.settledCondition() < 0 || outcome != Order.ANY);
    }
}
