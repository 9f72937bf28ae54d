package covenant.engine.core;

import covenant.engine.command.Order;
import covenant.engine.order.RestingOrder;

/** A trade, or an order that is being filled, in the making: what is still wanted of a claim, and what was taken so far at what cost. */
final class Taking {
    /** In place of a price to stop at: none. */
    static final long ANY_PRICE = -1;

    /** Why nothing more can be taken. */
    enum Trouble {
        NO_SALE_BRINGS_THAT,
        TOO_LARGE,
        OUT_OF_RANGE
    }

    final int condition;
    final int outcome;
    final boolean buys;
    final boolean hasBudget;
    final long stopPpb;

    /** The order that is being filled; null for a trade. */
    final RestingOrder order;

    // Shares still wanted; no bound where the budget or the price bounds them.
    private long leftMicros;
    // What may still be paid; negative: what must still come in.
    private long budgetMicros;
    private long sharesMicros;
    private long costMicros;
    private boolean isDone;
    private Trouble trouble;

    private Taking(
            int condition,
            int outcome,
            boolean buys,
            long leftMicros,
            boolean hasBudget,
            long budgetMicros,
            long stopPpb,
            RestingOrder order) {
        this.condition = condition;
        this.outcome = outcome;
        this.buys = buys;
        this.leftMicros = leftMicros;
        this.hasBudget = hasBudget;
        this.budgetMicros = budgetMicros;
        this.stopPpb = stopPpb;
        this.order = order;
    }

    /** So many shares; negative sells. */
    static Taking shares(Order o) {
        return new Taking(
                o.condition(), o.outcome(), o.amount() > 0, StrictMath.abs(o.amount()), false, 0, ANY_PRICE, null);
    }

    /** As many shares as a budget without fee buys, or the fewest that bring it in. */
    static Taking spend(Order o, long budgetMicros) {
        return new Taking(
                o.condition(), o.outcome(), o.amount() > 0, Long.MAX_VALUE, true, budgetMicros, ANY_PRICE, null);
    }

    /** Whatever moves the price to the target. */
    static Taking toPrice(Order o, boolean buys) {
        return new Taking(o.condition(), o.outcome(), buys, Long.MAX_VALUE, false, 0, o.amount(), null);
    }

    /** What is left of a resting order, up to its limit. */
    static Taking fill(RestingOrder order) {
        return new Taking(
                order.condition(),
                order.outcome(),
                order.buys(),
                order.leftMicros(),
                false,
                0,
                order.limitPpb(),
                order);
    }

    /** Whether a price is further than this goes. An order meets others at its very limit; who wants to move a price there need not. */
    boolean isBeyond(long ppb) {
        if (stopPpb == ANY_PRICE) {
            return false;
        }
        return ppb == stopPpb ? order == null : buys == ppb > stopPpb;
    }

    /** Shares with their sign. */
    long signed(long shares) {
        return buys ? shares : -shares;
    }

    /** Whether the order that is being filled, if it is one, may take so many shares more at this cost. */
    boolean admits(long shares, long cost) {
        return order == null || order.admits(StrictMath.abs(sharesMicros) + shares, costMicros + cost);
    }

    /** So many shares were taken at this cost. */
    void took(long shares, long cost) {
        sharesMicros += signed(shares);
        costMicros += cost;
        leftMicros -= shares;
        budgetMicros -= cost;
        isDone |= leftMicros == 0 || hasBudget && (buys ? budgetMicros <= 0 : budgetMicros >= 0);
    }

    /** Nothing more can or need be taken. */
    void end() {
        isDone = true;
    }

    /** Nothing more can be taken, and that is trouble. */
    void end(Trouble why) {
        trouble = why;
        isDone = true;
    }

    boolean isDone() {
        return isDone;
    }

    /** Null if all is well. */
    Trouble trouble() {
        return trouble;
    }

    long leftMicros() {
        return leftMicros;
    }

    long budgetMicros() {
        return budgetMicros;
    }

    /** What was taken so far; negative when sold. */
    long sharesMicros() {
        return sharesMicros;
    }

    /** What it cost without fee; negative when received. */
    long costMicros() {
        return costMicros;
    }
}
