package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.agenda.Due;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.PlaceOrder;
import covenant.engine.event.Event;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Fee;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;
import java.util.List;

/** Orders that rest at the market maker until the price comes to them: placing, filling and ending them. */
final class Orders {
    private final VenueState state;
    private final Execution execution;
    private long atMicros;
    private int fillsLeft;

    Orders(VenueState state, Execution execution) {
        this.state = state;
        this.execution = execution;
    }

    /** A command begins, or something that is due: each may fill so many orders. */
    void begin(long newAtMicros) {
        atMicros = newAtMicros;
        fillsLeft = Limits.MAX_FILLS;
    }

    /** What was left to fill is filled at this time. */
    void at(long newAtMicros) {
        atMicros = newAtMicros;
    }

    /** Fills orders that the commands before could not fill because they had filled so many, in one market. */
    void catchUp(long sequence, EventSink events) {
        Market market = state.market(state.orders().backlogMarket());
        state.orders().takeBacklog();
        Matching matching = new Matching(market, Limits.MAX_FILLS, atMicros);
        matching.cascade();
        carryOut(market, matching, sequence, events);
    }

    /** What a trade now does to the orders of a market is to be worked out. */
    Matching matching(Market market) {
        return new Matching(market, fillsLeft, atMicros);
    }

    /** The same for a trade that would be the next command: what is due before it is worked out already. */
    Matching afterDue(Market market) {
        Matching matching = new Matching(market, Limits.MAX_FILLS, atMicros);
        if (state.orders().backlogMarket() == market.number()) {
            matching.cascade();
            matching.grant(Limits.MAX_FILLS);
        }
        return matching;
    }

    Answer place(PlaceOrder c, Moment now) {
        Market market = state.market(c.market());
        Refused refused = check(c, market, now);
        if (refused != null) {
            return Answer.refused(now.sequence(), now.atMicros(), refused.refusal(), refused.detail());
        }
        RestingOrder order = draft(c, now);
        if (now.isRehearsal()) {
            return rehearse(order, market, now);
        }
        Account account = state.account(c.by());
        state.orders().add(order);
        market.book().add(order);
        state.agenda().enter(order.expiresAtMicros(), Due.Kind.ORDER_EXPIRES, order.number());
        long reserved = order.reservedMicros(rate(market));
        state.escrow(account, reserved);
        now.events().on(placed(order, reserved));
        now.events()
                .on(new Event.CashMoved(
                        c.by(), c.market(), -reserved, account.cashMicros(), Event.Cause.ORDER_RESERVED));
        Matching matching = matching(market);
        long before = matching.pricePpb(c.condition(), c.outcome());
        matching.cascade();
        long after = matching.pricePpb(c.condition(), c.outcome());
        carryOut(market, matching, now.sequence(), now.events());
        state.stamp(market, now.sequence());
        return answer(state.orders().order(order.number()), now, before, after);
    }

    /** What placing it would answer. The order is in the book while that is worked out, and not after it. */
    private Answer rehearse(RestingOrder order, Market market, Moment now) {
        Matching matching = afterDue(market);
        market.book().add(order);
        try {
            long before = matching.pricePpb(order.condition(), order.outcome());
            matching.cascade();
            long after = matching.pricePpb(order.condition(), order.outcome());
            return answer(matching.draft(order), now, before, after);
        } finally {
            market.book().remove(order);
        }
    }

    private static Event placed(RestingOrder order, long reservedMicros) {
        return new Event.OrderPlaced(
                order.number(),
                order.market(),
                order.account(),
                order.condition(),
                order.outcome(),
                order.sharesMicros(),
                order.limitPpb(),
                order.expiresAtMicros(),
                reservedMicros);
    }

    private static Answer answer(RestingOrder order, Moment now, long priceBeforePpb, long priceAfterPpb) {
        return new Answer(
                now.sequence(),
                now.atMicros(),
                null,
                "",
                false,
                order.number(),
                order.buys() ? order.filledMicros() : -order.filledMicros(),
                order.costMicros() + order.feeMicros(),
                order.feeMicros(),
                priceBeforePpb,
                priceAfterPpb);
    }

    private RestingOrder draft(PlaceOrder c, Moment now) {
        return RestingOrder.placed(
                state.orders().next(),
                c.by(),
                c.market(),
                c.condition(),
                c.outcome(),
                c.sharesMicros(),
                c.limitPpb(),
                now.atMicros(),
                c.expiresAtMicros());
    }

    private Refused check(PlaceOrder c, Market market, Moment now) {
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        Refused refused = checkTerms(c, now);
        if (refused == null) {
            refused = checkRoom(c, market);
        }
        if (refused == null) {
            refused = Claims.check(market, c.condition(), c.outcome());
        }
        return refused == null ? checkFunds(draft(c, now), market) : refused;
    }

    private Refused checkTerms(PlaceOrder c, Moment now) {
        boolean bounded = c.sharesMicros() <= Limits.MAX_POSITION_MICROS
                && c.sharesMicros() >= -Limits.MAX_POSITION_MICROS
                && c.sharesMicros() != 0;
        if (!bounded) {
            return new Refused(Refusal.AMOUNT_INVALID, "an order is of more than 0 and at most 10^9 shares");
        }
        if (c.limitPpb() <= 0 || c.limitPpb() >= Limits.PPB) {
            return new Refused(Refusal.PRICE_INVALID, "a limit is strictly between 0 and 1");
        }
        if (c.expiresAtMicros() < 0 || c.expiresAtMicros() != 0 && c.expiresAtMicros() <= now.atMicros()) {
            return new Refused(Refusal.ORDER_INVALID, "it has expired already");
        }
        return draft(c, now).riskMicros() < Limits.MIN_ORDER_MICROS
                ? new Refused(
                        Refusal.ORDER_INVALID,
                        "an order that can cost less than " + Plain.credits(Limits.MIN_ORDER_MICROS) + " is too small")
                : null;
    }

    private Refused checkRoom(PlaceOrder c, Market market) {
        if (market.book().sizeOf(c.by()) >= Limits.MAX_ORDERS_PER_ACCOUNT) {
            return new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "resting orders of an account in a market: at most " + Limits.MAX_ORDERS_PER_ACCOUNT);
        }
        if (market.book().size() >= Limits.MAX_ORDERS_PER_MARKET) {
            return new Refused(
                    Refusal.LIMIT_EXCEEDED, "resting orders of a market: at most " + Limits.MAX_ORDERS_PER_MARKET);
        }
        boolean isFull =
                state.orders().size() >= Limits.MAX_ORDERS || state.orders().next() == Integer.MAX_VALUE;
        return isFull
                ? new Refused(Refusal.LIMIT_EXCEEDED, "resting orders of the venue: at most " + Limits.MAX_ORDERS)
                : null;
    }

    private Refused checkFunds(RestingOrder order, Market market) {
        if (matching(market).couldExceedLimit(order)) {
            return market.positionLimitMicros() < Limits.MAX_POSITION_MICROS
                    ? new Refused(
                            Refusal.POSITION_LIMIT_EXCEEDED,
                            "a payoff here is at most " + Plain.credits(market.positionLimitMicros()))
                    : new Refused(Refusal.POSITION_TOO_LARGE, "a payoff is at most 10^9 credits");
        }
        long reserved = order.reservedMicros(rate(market));
        long cash = state.account(order.account()).cashMicros();
        return reserved > cash
                ? new Refused(
                        Refusal.INSUFFICIENT_FUNDS,
                        "the worst case takes " + Plain.credits(reserved) + ", free cash is " + Plain.credits(cash))
                : null;
    }

    Answer cancel(CancelOrder c, Moment now) {
        RestingOrder order = state.orders().order(c.order());
        Refused refused = null;
        if (c.order() < 0 || c.order() >= state.orders().next()) {
            refused = new Refused(Refusal.UNKNOWN_ORDER, "no order " + c.order());
        } else if (order != null && order.account() != c.by()) {
            refused = new Refused(Refusal.NOT_OWNER, "it is another account's order");
        } else if (order == null || !order.rests()) {
            refused = new Refused(Refusal.ORDER_ENDED, "the order is over");
        }
        if (refused != null) {
            return Answer.refused(now.sequence(), now.atMicros(), refused.refusal(), refused.detail());
        }
        if (!now.isRehearsal()) {
            end(order, Event.Ending.CANCELLED, now.sequence(), now.events());
        }
        return Answer.opened(now.sequence(), now.atMicros(), order.number());
    }

    /** The time of an order has come. */
    void expire(int number, Moment now) {
        RestingOrder order = state.orders().order(number);
        if (order != null && order.rests()) {
            end(order, Event.Ending.EXPIRED, now.sequence(), now.events());
        }
    }

    /**
     * A market closed or ended, or its condition is known: orders that can no longer be filled end. Where the condition is known the prices
     * of what is left have jumped: orders that they passed are filled.
     */
    void endDead(Market market, long sequence, EventSink events) {
        if (market.book().isEmpty() && market.settledCondition() < 0) {
            return;
        }
        for (RestingOrder order : List.copyOf(market.book().orders())) {
            if (market.phase() != Phase.OPEN || !Claims.canComeAbout(market, order.condition(), order.outcome())) {
                end(order, Event.Ending.MARKET_ENDED, sequence, events);
            }
        }
        if (market.settledCondition() >= 0) {
            market.book().settleCondition();
        }
        moved(market, sequence, events);
    }

    /** Prices moved other than by a trade, or the maker offers more up to each price than before. */
    void moved(Market market, long sequence, EventSink events) {
        if (!market.book().isEmpty()) {
            Matching matching = matching(market);
            matching.cascade();
            carryOut(market, matching, sequence, events);
        }
    }

    private void end(RestingOrder order, Event.Ending why, long sequence, EventSink events) {
        Market market = state.market(order.market());
        carryOut(market, new Matching.Step(order, order.ended(why, atMicros), 0, 0, 0, 0), events);
        state.stamp(market, sequence);
    }

    /** How many fills this command has left. */
    int fillsLeft() {
        return fillsLeft;
    }

    /** Does to the market and its orders some of what was worked out. */
    void carryOut(Market market, List<Matching.Step> steps, EventSink events) {
        for (Matching.Step step : steps) {
            carryOut(market, step, events);
        }
    }

    /** All that was worked out is done; orders that could still be filled are left to the next commands. */
    void finish(Market market, Matching matching) {
        fillsLeft = StrictMath.min(fillsLeft, matching.fillsLeft());
        if (matching.leavesSome()) {
            state.orders().leave(market.number());
        }
    }

    /** Does to the market and its orders what was worked out. */
    void carryOut(Market market, Matching matching, long sequence, EventSink events) {
        fillsLeft = matching.fillsLeft();
        if (matching.leavesSome()) {
            state.orders().leave(market.number());
        }
        for (Matching.Step step : matching.steps()) {
            carryOut(market, step, events);
        }
        if (!matching.steps().isEmpty()) {
            state.stamp(market, sequence);
        }
    }

    private void carryOut(Market market, Matching.Step step, EventSink events) {
        RestingOrder after = step.after();
        Account account = state.account(after.account());
        state.orders().put(after);
        market.book().remove(step.before());
        if (after.rests()) {
            market.book().add(after);
        } else {
            state.agenda().strike(after.expiresAtMicros(), Due.Kind.ORDER_EXPIRES, after.number());
        }
        Fee rate = rate(market);
        long released = step.before().reservedMicros(rate) - after.reservedMicros(rate);
        if (released != 0) {
            state.release(account, released);
            events.on(new Event.CashMoved(
                    account.number(), market.number(), released, account.cashMicros(), Event.Cause.ORDER_RELEASED));
        }
        if (step.sharesMicros() != 0) {
            fill(market, account, step, events);
        }
        if (!after.rests()) {
            events.on(new Event.OrderEnded(
                    after.number(),
                    market.number(),
                    account.number(),
                    after.filledMicros(),
                    after.ending(),
                    after.endedAtMicros()));
        }
    }

    private static Fee rate(Market market) {
        return new Fee(market.terms().feeBps());
    }

    private void fill(Market market, Account account, Matching.Step step, EventSink events) {
        RestingOrder after = step.after();
        long fee = after.feeMicros() - step.before().feeMicros();
        Deal deal = new Deal(
                after.condition(),
                after.outcome(),
                step.sharesMicros(),
                step.costMicros() + fee,
                fee,
                step.priceBeforePpb(),
                step.priceAfterPpb(),
                after.number());
        Position position = market.position(account.number());
        execution.workOut(
                market, market.claim(after.condition(), after.outcome()), step.sharesMicros(), step.costMicros());
        execution.weigh(market, position, deal);
        execution.carryOut(market, account, position, deal, events);
    }
}
