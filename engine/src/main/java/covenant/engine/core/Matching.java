package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.event.Event;
import covenant.engine.order.LimitPrice;
import covenant.engine.order.OrderBook;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What a trade, or an order, does to a market in which orders rest, worked out on copies: the market itself does not change. A quote is this
 * and no more; a trade is this, then {@link Orders} carries the steps out.
 *
 * <p>Whoever takes a claim first takes it from the maker until its price is that of the best order against him, then from that order at that
 * order's very limit, and so on. Such an exchange leaves the maker's debts alone and its parts add up to nothing in every state: what one
 * gains the other loses, rounded in favour of the order that rests. After that, orders through whose limits the price has moved are filled,
 * the oldest of those that are the best of their claim first, in the same way, each up to its own limit, until there is none, or as many as
 * one command may fill are filled.
 */
final class Matching {
    /**
     * One thing that happens to one order.
     *
     * @param before the order before
     * @param after and after, which may be over
     * @param sharesMicros filled; negative when sold; 0 if it only ends
     * @param costMicros without fee; negative when received
     */
    record Step(
            RestingOrder before,
            RestingOrder after,
            long sharesMicros,
            long costMicros,
            long priceBeforePpb,
            long priceAfterPpb) {}

    private final Market market;
    private final OrderBook book;
    private final Fee rate;
    private final long atMicros;
    private final long[] debts;
    private final long[] change = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];
    private final List<Step> steps = new ArrayList<>();
    private final Int2ObjectHashMap<RestingOrder> drafts = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<long[]> payoffs = new Int2ObjectHashMap<>();
    private final VainTries vain = new VainTries();
    private int fillsLeft;
    private boolean wasCutShort;

    /** Begins with the market as it stands. */
    Matching(Market market, int fillsLeft, long atMicros) {
        this.market = market;
        this.book = market.book();
        this.rate = new Fee(market.terms().feeBps());
        this.atMicros = atMicros;
        this.fillsLeft = fillsLeft;
        this.debts = market.debts();
    }

    /** Grants more fills: those of a command after those that were due before it. */
    void grant(int fills) {
        fillsLeft = fills;
        vain.grant();
        wasCutShort = false;
    }

    /** Fills in other markets have left so many. */
    void leave(int fills) {
        fillsLeft = fills;
    }

    /** The account traded for itself: what it holds, for whoever looks at it later. */
    void hold(int account, int condition, int outcome, long shares, long costWithFee) {
        long[] held = payoffs(account);
        market.workOut(debts, market.claim(condition, outcome), shares, costWithFee, change);
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            held[x] += change[x];
        }
    }

    /** The extremes of what an account holds after all that. */
    long[] extremesMicros(int account) {
        long[] held = payoffs(account);
        long worst = held[held.length - 1];
        long best = worst;
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            worst = StrictMath.min(worst, held[x]);
            best = StrictMath.max(best, held[x]);
        }
        return new long[] {worst, best};
    }

    Market market() {
        return market;
    }

    int fillsLeft() {
        return fillsLeft;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether orders are left that could be filled, had the command not filled so many. */
    boolean leavesSome() {
        vain.clear();
        return (fillsLeft <= 0 || wasCutShort) && next() != null;
    }

    /** The maker's price of a claim. */
    long pricePpb(int condition, int outcome) {
        return odds(condition, outcome).pricePpb();
    }

    /** Takes what is wanted, from the maker and from the orders against it. */
    void take(Taking t) {
        while (!t.isDone()) {
            RestingOrder met = best(t);
            boolean isOver = met != null && fillsLeft <= (t.order == null ? 0 : 1);
            if (isOver && t.order == null) {
                // A trade goes on with the maker alone; the orders that it passes are filled by the next commands.
                met = null;
            }
            takeFromMaker(t, met == null ? t.stopPpb : book.limitPpb(met, t.condition, t.outcome));
            if (met == null || isOver || t.isDone()) {
                wasCutShort |= isOver;
                return;
            }
            exchange(t, met);
        }
    }

    private RestingOrder best(Taking t) {
        for (RestingOrder resting : book.against(t.condition, t.outcome, t.buys)) {
            RestingOrder now = draft(resting);
            if (now.rests()) {
                return t.isBeyond(book.limitPpb(now, t.condition, t.outcome)) ? null : now;
            }
        }
        return null;
    }

    private void takeFromMaker(Taking t, long toPpb) {
        ClaimSet claim = market.claim(t.condition, t.outcome);
        Odds odds = Odds.of(debts, market.liquidityMicros(), claim);
        long shares = t.leftMicros();
        if (toPpb != Taking.ANY_PRICE) {
            shares = StrictMath.min(shares, StrictMath.max(0, t.signed(odds.sharesToPrice(toPpb))));
        }
        if (t.hasBudget) {
            shares = withinBudget(t, odds, shares);
        }
        if (shares > Limits.MAX_POSITION_MICROS) {
            t.end(Taking.Trouble.TOO_LARGE);
        } else if (shares > 0) {
            takeFromMaker(t, claim, odds, shares);
        }
    }

    private void takeFromMaker(Taking t, ClaimSet claim, Odds odds, long shares) {
        long cost = odds.costMicros(t.signed(shares));
        if (!t.admits(shares, cost)) {
            return;
        }
        if (!market.workOut(debts, claim, t.signed(shares), cost, change)) {
            t.end(Taking.Trouble.OUT_OF_RANGE);
            return;
        }
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            debts[x] += change[x];
        }
        t.took(shares, cost);
    }

    /** So many shares, or fewer where the budget is used up, or enough came in, before. */
    private static long withinBudget(Taking t, Odds odds, long shares) {
        if (shares <= Limits.MAX_POSITION_MICROS) {
            long cost = odds.costMicros(t.signed(shares));
            if (t.buys ? cost <= t.budgetMicros() : cost > t.budgetMicros()) {
                return shares;
            }
        }
        long last = odds.sharesForSpend(t.budgetMicros());
        if (last == Long.MIN_VALUE) {
            t.end(Taking.Trouble.NO_SALE_BRINGS_THAT);
            return 0;
        }
        t.end();
        return t.signed(last);
    }

    private void exchange(Taking t, RestingOrder met) {
        long price = book.limitPpb(met, t.condition, t.outcome);
        long shares = StrictMath.min(met.leftMicros(), t.leftMicros());
        if (t.hasBudget) {
            long most = t.buys
                    ? LimitPrice.sharesBought(t.budgetMicros(), price)
                    : LimitPrice.sharesSold(-t.budgetMicros(), price);
            if (most < shares) {
                shares = most;
                t.end();
            }
        }
        long metCost = met.costAtLimitMicros(shares);
        boolean isSameSide = book.isSameSide(met, t.condition, t.outcome);
        long cost = isSameSide ? -metCost : t.signed(shares) - metCost;
        if (shares == 0 || !t.admits(shares, cost)) {
            t.end();
        } else if (exceedsLimit(met, shares, metCost)) {
            end(met, Event.Ending.POSITION_LIMIT);
        } else {
            long stands = pricePpb(met.condition(), met.outcome());
            fill(met, shares, metCost, stands, stands);
            t.took(shares, cost);
        }
    }

    /** Fills the orders through whose limits the price has moved. */
    void cascade() {
        vain.clear();
        while (fillsLeft > 0 && !vain.isExhausted()) {
            RestingOrder next = next();
            if (next == null) {
                return;
            }
            if (fill(next)) {
                vain.clear();
            } else {
                vain.add(next);
                if (isWithinAShare(next)) {
                    vain.addAll(book.against(next.condition(), next.outcome(), !next.buys()));
                }
            }
        }
    }

    /** Whether no micro-share lies between the price and an order's limit, so that none lies between it and the limits behind it. */
    private boolean isWithinAShare(RestingOrder order) {
        if (VainTries.hasUsedUpRounding(order)) {
            return false;
        }
        Odds odds = odds(order.condition(), order.outcome());
        long beyond = order.buys() ? order.limitPpb() - odds.pricePpb() : odds.pricePpb() - order.limitPpb();
        return beyond > 0 && odds.sharesToPrice(order.limitPpb()) == 0;
    }

    private boolean fill(RestingOrder order) {
        if (couldExceedLimit(order)) {
            end(order, Event.Ending.POSITION_LIMIT);
            return true;
        }
        int stepsBefore = steps.size();
        long before = pricePpb(order.condition(), order.outcome());
        Taking t = Taking.fill(order);
        take(t);
        if (t.sharesMicros() != 0) {
            fill(
                    order,
                    StrictMath.abs(t.sharesMicros()),
                    t.costMicros(),
                    before,
                    pricePpb(order.condition(), order.outcome()));
        }
        return steps.size() > stepsBefore;
    }

    private void fill(RestingOrder order, long shares, long cost, long priceBefore, long priceAfter) {
        long[] held = payoffs(order.account());
        long fee = order.feeOnMicros(cost, rate);
        long signed = order.buys() ? shares : -shares;
        market.workOut(debts, market.claim(order.condition(), order.outcome()), signed, cost + fee, change);
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            held[x] += change[x];
        }
        RestingOrder after = order.filled(shares, cost, rate);
        if (after.leftMicros() == 0) {
            after = after.ended(Event.Ending.FILLED, atMicros);
        } else if (after.isSpent()) {
            after = after.ended(Event.Ending.EXHAUSTED, atMicros);
        }
        step(new Step(order, after, signed, cost, priceBefore, priceAfter));
    }

    private void end(RestingOrder order, Event.Ending why) {
        long stands = pricePpb(order.condition(), order.outcome());
        step(new Step(order, order.ended(why, atMicros), 0, 0, stands, stands));
    }

    private void step(Step step) {
        steps.add(step);
        drafts.put(step.after().number(), step.after());
        fillsLeft--;
    }

    /** The oldest of the orders that can be filled and are the best of their claim; null if none can. */
    private RestingOrder next() {
        RestingOrder first = null;
        for (OrderBook.Claim claim : book.claims()) {
            Odds odds = odds(claim.condition(), claim.outcome());
            RestingOrder bid = reached(claim, claim.bids(), odds, true);
            RestingOrder ask = reached(claim, claim.asks(), odds, false);
            first = older(first, older(bid, ask));
            if (bid == null && ask == null) {
                first = older(first, crossed(claim));
            }
        }
        return first;
    }

    private RestingOrder reached(OrderBook.Claim claim, NavigableSet<RestingOrder> side, Odds odds, boolean isBid) {
        long price = odds.pricePpb();
        for (RestingOrder resting : side) {
            RestingOrder now = draft(resting);
            long limit = book.limitPpb(now, claim.condition(), claim.outcome());
            if (isBid ? limit <= price : limit >= price) {
                return null;
            }
            if (vain.isToBeTried(now)) {
                return now;
            }
        }
        return null;
    }

    /** The younger of the best orders to buy and to sell a claim, if they are willing to deal with each other. */
    private RestingOrder crossed(OrderBook.Claim claim) {
        RestingOrder bid = bestOf(claim.bids());
        RestingOrder ask = bestOf(claim.asks());
        boolean isCrossed = bid != null
                && ask != null
                && book.limitPpb(bid, claim.condition(), claim.outcome())
                        >= book.limitPpb(ask, claim.condition(), claim.outcome());
        return !isCrossed ? null : bid.number() < ask.number() ? ask : bid;
    }

    private RestingOrder bestOf(NavigableSet<RestingOrder> side) {
        for (RestingOrder resting : side) {
            RestingOrder now = draft(resting);
            if (vain.isToBeTried(now)) {
                return now;
            }
        }
        return null;
    }

    private static RestingOrder older(RestingOrder a, RestingOrder b) {
        return a == null || b != null && b.number() < a.number() ? b : a;
    }

    /** An order as the steps so far leave it. */
    RestingOrder draft(RestingOrder resting) {
        RestingOrder draft = drafts.get(resting.number());
        return draft == null ? resting : draft;
    }

    private Odds odds(int condition, int outcome) {
        return Odds.of(debts, market.liquidityMicros(), market.claim(condition, outcome));
    }

    /** Whether filling all of the order's rest could take its account beyond the largest position allowed. */
    boolean couldExceedLimit(RestingOrder order) {
        // A share costs between nothing and a credit: the widest payoff is at one of the ends.
        long left = order.leftMicros();
        return exceedsLimit(order, left, 0) || exceedsLimit(order, left, order.buys() ? left : -left);
    }

    private boolean exceedsLimit(RestingOrder order, long shares, long cost) {
        long fee = order.feeOnMicros(cost, rate);
        long signed = order.buys() ? shares : -shares;
        return widestMicros(order.account(), order.condition(), order.outcome(), signed, cost + fee)
                > market.positionLimitMicros();
    }

    /** The largest payoff that an account would hold after the steps so far and this. */
    long widestMicros(int account, int condition, int outcome, long shares, long costWithFee) {
        long[] held = payoffs(account);
        market.workOut(debts, market.claim(condition, outcome), shares, costWithFee, change);
        long worst = held[held.length - 1];
        long best = worst;
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            worst = StrictMath.min(worst, held[x] + change[x]);
            best = StrictMath.max(best, held[x] + change[x]);
        }
        return best - worst;
    }

    /** The smallest payoff that an account would hold after the steps so far and this, before it is swept into cash. */
    long worstMicros(int account, int condition, int outcome, long shares, long costWithFee) {
        long[] held = payoffs(account);
        market.workOut(debts, market.claim(condition, outcome), shares, costWithFee, change);
        long worst = held[held.length - 1];
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            worst = StrictMath.min(worst, held[x] + change[x]);
        }
        return worst;
    }

    /** What the steps so far give back of what an account's own orders had set aside. */
    long releasedMicros(int account) {
        long released = 0;
        for (Step step : steps) {
            if (step.after().account() == account) {
                released += step.before().reservedMicros(rate) - step.after().reservedMicros(rate);
            }
        }
        return released;
    }

    private long[] payoffs(int account) {
        long[] held = payoffs.get(account);
        if (held == null) {
            Position position = market.position(account);
            held = position == null ? new long[market.terms().pricedStates() + 1] : position.payoffs();
            payoffs.put(account, held);
        }
        return held;
    }
}
