package covenant.engine.event;

import covenant.engine.Role;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;

/**
 * What happened. Together with the envelope (sequence, time) the events of a command are complete: whoever folds them, starting
 * from nothing, knows every account's cash.
 */
public sealed interface Event {

    /** The venue got its name. */
    record VenueFounded(String name, boolean simulated) implements Event {}

    /** An account exists. */
    record AccountOpened(int account, String id, String name, Role role) implements Event {}

    /** A key opens an account; the older ones cease to if {@code revokedOthers}. */
    record KeyIssued(int account, KeyHash key, boolean revokedOthers) implements Event {}

    /**
     * An account's cash moved, for any reason but a trade.
     *
     * @param market the market whose vault is the other side, or -1 where the outside world is
     */
    record CashMoved(int account, int market, long deltaMicros, long cashAfterMicros, Cause cause) implements Event {}

    /** Why cash moved. */
    enum Cause {
        DEPOSIT,
        WITHDRAWAL,
        /** A sponsor pays a market's subsidy, or adds to it. */
        SUBSIDY,
        /** A branch was called off and freed what backed it. */
        CALLED_OFF,
        /** A market settled and paid. */
        PAYOUT,
        /** A market was voided and gave everything back. */
        VOIDED,
        /** What a market's pool held at the end goes back to its sponsor. */
        POOL_RETURNED
    }

    /** A market exists. */
    record MarketOpened(int market, MarketTerms terms, int sponsor, long liquidityMicros, long subsidyMicros)
            implements Event {}

    /**
     * A trade was made.
     *
     * @param condition as in {@link Order}
     * @param outcome as in {@link Order}
     * @param costMicros paid in the claim's given set, fee included; negative when received
     * @param cashDeltaMicros what left the account's cash for the vault (negative) or came back
     * @param sponsorCashDeltaMicros what the fee freed in the sponsor's cash
     */
    record Traded(
            int market,
            int account,
            int condition,
            int outcome,
            long sharesMicros,
            long costMicros,
            long feeMicros,
            long priceBeforePpb,
            long priceAfterPpb,
            long cashDeltaMicros,
            long cashAfterMicros,
            int sponsor,
            long sponsorCashDeltaMicros)
            implements Event {}

    /** The liquidity parameter rose. */
    record LiquidityAdded(int market, int by, long liquidityMicros, long paidMicros) implements Event {}

    /** Trading ended because its time had come. */
    record MarketClosed(int market) implements Event {}

    /**
     * A condition came about and the actor's token was repriced.
     *
     * @param tokenBefore expectation of the metric just before, in ppb (binary) or millionths of the unit (scalar); 0 if categorical
     * @param tokenAfter the same just after
     */
    record ConditionSettled(int market, int condition, int by, long tokenBefore, long tokenAfter) implements Event {}

    /**
     * The metric is known and everyone is paid.
     *
     * @param outcome the outcome, or -1 where the metric is scalar
     */
    record OutcomeSettled(int market, int outcome, long valueMicros, int by) implements Event {}

    /** The market never was. */
    record MarketVoided(int market, String reason, int by) implements Event {}
}
