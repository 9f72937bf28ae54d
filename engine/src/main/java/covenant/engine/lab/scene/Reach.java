package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Order;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;

/** Moves a price as far as an account's cash and the market's limits go. What can be had is tried out by rehearsing, so it is the engine that says. */
public final class Reach {
    /** Less is not worth a trade: 0.001 shares. */
    public static final long LEAST_SHARES = 1_000;

    /** Prices nearer to 0 or 1 are not aimed at. */
    private static final double LEAST_PRICE = 1e-6;

    private final Seat seat;
    private final int account;
    private final int market;

    Reach(Seat seat, int account, int market) {
        this.seat = seat;
        this.account = account;
        this.market = market;
    }

    /**
     * How many shares an order may have so that what is set aside for it, fee and rounding included, is within this cash; never more than the
     * market's limit for an account.
     *
     * @param limit strictly between 0 and 1
     * @return negative for an order to sell; 0 where the cash does not do
     */
    public static long resting(Market market, boolean buys, double limit, double cashMicros) {
        double fee = market.terms().feeBps() / 1e4;
        double risk = buys ? limit * (1 + fee) : 1 - limit + limit * fee;
        double shares = (cashMicros - 2 * Limits.ORDER_ROUNDING_MICROS) / risk;
        long whole = (long) Math.max(0, Math.min((double) market.positionLimitMicros(), shares));
        return buys ? whole : -whole;
    }

    Answer push(int condition, int outcome, double price) {
        long ppb = StrictMath.round(Math.min(1 - LEAST_PRICE, Math.max(LEAST_PRICE, price)) * Limits.PPB);
        Market m = seat.market(market);
        if (condition != Order.ANY && !m.isLive(condition)) {
            return nothing(Refusal.CONDITION_SETTLED);
        }
        long shares =
                Odds.of(m.q(), m.liquidityMicros(), m.claim(condition, outcome)).sharesToPrice(ppb);
        if (StrictMath.abs(shares) < LEAST_SHARES) {
            return nothing(Refusal.TRADE_TOO_SMALL);
        }
        Order whole = Order.toPrice(condition, outcome, ppb);
        Answer rehearsed = seat.rehearse(account, market, whole);
        if (rehearsed.ok()) {
            return seat.trade(account, market, whole);
        }
        return isTooFar(rehearsed.refusal()) ? partly(condition, outcome, shares) : rehearsed;
    }

    private static boolean isTooFar(Refusal refusal) {
        return switch (refusal) {
            case INSUFFICIENT_FUNDS, POSITION_LIMIT_EXCEEDED, POSITION_TOO_LARGE, TRADE_TOO_LARGE, PRICE_OUT_OF_RANGE ->
                true;
            default -> false;
        };
    }

    // What a trade takes is convex in its size, so what can be had is everything from nothing up to some size.
    private Answer partly(int condition, int outcome, long shares) {
        long had = 0;
        long refused = StrictMath.abs(shares);
        while (refused - had > Math.max(LEAST_SHARES / 2, refused / 512)) {
            long middle = had + (refused - had) / 2;
            Order order = Order.shares(condition, outcome, shares > 0 ? middle : -middle);
            if (seat.rehearse(account, market, order).ok()) {
                had = middle;
            } else {
                refused = middle;
            }
        }
        return had < LEAST_SHARES
                ? nothing(Refusal.INSUFFICIENT_FUNDS)
                : seat.trade(account, market, Order.shares(condition, outcome, shares > 0 ? had : -had));
    }

    private Answer nothing(Refusal why) {
        return Answer.refused(0, seat.nowMicros(), why, "nothing worth a trade");
    }
}
