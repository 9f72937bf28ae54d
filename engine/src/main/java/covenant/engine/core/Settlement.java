package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.VoidMarket;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/** The ends of a market: condition, outcome, void. Every method returns why it refused, or null. */
final class Settlement {
    private final VenueState state;
    private final Orders orders;

    Settlement(VenueState state, Orders orders) {
        this.state = state;
        this.orders = orders;
    }

    /** Refuses a market that has ended. */
    static Refused checkLive(Market market) {
        return switch (market.phase()) {
            case PENDING, OPEN, CLOSED -> null;
            case SETTLED -> new Refused(Refusal.MARKET_SETTLED, "the market is settled");
            case VOIDED -> new Refused(Refusal.MARKET_VOIDED, "the market was voided: " + market.voidReason());
        };
    }

    Refused settleCondition(SettleCondition c, long sequence, EventSink events) {
        Market market = state.market(c.market());
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        Refused refused = Texts.checkReason(c.reason());
        if (refused == null) {
            refused = checkLive(market);
        }
        if (refused != null) {
            return refused;
        }
        if (c.condition() < 0 || c.condition() >= market.terms().conditions().size()) {
            return new Refused(Refusal.UNKNOWN_CONDITION, "no condition " + c.condition());
        }
        if (market.settledCondition() >= 0) {
            return new Refused(Refusal.CONDITION_SETTLED, "the condition is settled already");
        }
        if (market.terms().binding() != null) {
            return new Refused(Refusal.CONDITION_BOUND, "its commitment settles the condition");
        }
        if (market.decision() != null && market.terms().decision().decidesItself()) {
            return new Refused(Refusal.DECIDED_BY_MARKET, "the market's own prices decide its condition");
        }
        if (!events.isRehearsal()) {
            settleCondition(market, c.condition(), c.by(), -1, c.reason(), sequence, events);
        }
        return null;
    }

    /** Settles the condition of a market whose condition is open, whoever or whatever says so. */
    Event.ConditionSettled settleCondition(
            Market market, int condition, int by, int commitment, String reason, long sequence, EventSink events) {
        if (market.decision() != null) {
            market.decision().settle(condition, reason);
        }
        long tokenBefore = Signals.of(market).token();
        state.settleCondition(market, condition);
        state.stamp(market, sequence);
        long tokenAfter = Signals.of(market).token();
        Event.ConditionSettled settled =
                new Event.ConditionSettled(market.number(), condition, by, tokenBefore, tokenAfter, commitment, reason);
        events.on(settled);
        for (Position position : market.positions()) {
            tell(market, position, state.sweep(market, position), Event.Cause.CALLED_OFF, events);
        }
        orders.endDead(market, sequence, events);
        return settled;
    }

    Refused settleOutcome(SettleOutcome c, long sequence, EventSink events) {
        Market market = state.market(c.market());
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        Refused refused = checkOutcome(c, market);
        if (refused != null || events.isRehearsal()) {
            return refused;
        }
        state.end(market, Phase.SETTLED, c.outcome(), c.valueMicros(), "");
        state.stamp(market, sequence);
        events.on(new Event.OutcomeSettled(c.market(), c.outcome(), c.valueMicros(), c.by()));
        orders.endDead(market, sequence, events);
        for (Position position : market.positions()) {
            long worth = Worth.micros(market, market.settling(position), c.outcome(), c.valueMicros());
            state.settle(market, position, worth);
            tell(market, position, worth, Event.Cause.PAYOUT, events);
        }
        returnPool(market, events);
        return null;
    }

    private static Refused checkOutcome(SettleOutcome c, Market market) {
        Refused refused = Texts.checkReason(c.reason());
        if (refused == null) {
            refused = checkLive(market);
        }
        if (refused == null) {
            refused = checkResult(market, c.outcome(), c.valueMicros());
        }
        if (refused == null
                && market.settledCondition() < 0
                && market.terms().conditions().size() > 1) {
            return new Refused(Refusal.CONDITION_NOT_SETTLED, "the condition is settled first");
        }
        return refused;
    }

    /** Refuses what cannot be a result of this market's metric, at its settlement or when that is corrected. */
    static Refused checkResult(Market market, int outcome, long valueMicros) {
        boolean scalar = market.terms().metric().type() == Metric.Type.SCALAR;
        if (scalar != (outcome == Order.ANY)) {
            return new Refused(
                    Refusal.SETTLEMENT_INVALID,
                    scalar ? "a scalar market settles by value" : "this market settles by outcome");
        }
        if (valueMicros > Limits.MAX_METRIC_MICROS || valueMicros < -Limits.MAX_METRIC_MICROS) {
            return new Refused(Refusal.SETTLEMENT_INVALID, "a value is within plus or minus 10^9");
        }
        if (outcome < Order.ANY || outcome >= market.terms().metric().outcomes().size()) {
            return new Refused(Refusal.UNKNOWN_OUTCOME, "no outcome " + outcome);
        }
        return null;
    }

    Refused voidMarket(VoidMarket c, long sequence, EventSink events) {
        Market market = state.market(c.market());
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, false);
        if (refused == null) {
            refused = checkLive(market);
        }
        if (refused != null || events.isRehearsal()) {
            return refused;
        }
        voidMarket(market, c.reason(), c.by(), sequence, events);
        return null;
    }

    /** Voids a market that is live, whoever or whatever says so. */
    void voidMarket(Market market, String reason, int by, long sequence, EventSink events) {
        state.end(market, Phase.VOIDED, Order.ANY, 0, reason);
        state.stamp(market, sequence);
        events.on(new Event.MarketVoided(market.number(), reason, by));
        orders.endDead(market, sequence, events);
        for (Position position : market.positions()) {
            long[] payoffs = position.payoffs();
            long worth = payoffs[payoffs.length - 1];
            state.payOut(market, position, worth);
            tell(market, position, worth, Event.Cause.VOIDED, events);
        }
        returnPool(market, events);
    }

    private void returnPool(Market market, EventSink events) {
        long pool = state.returnPool(market);
        events.on(new Event.CashMoved(
                market.sponsor().number(),
                market.number(),
                pool,
                market.sponsor().cashMicros(),
                Event.Cause.POOL_RETURNED));
    }

    private static void tell(Market market, Position position, long amountMicros, Event.Cause cause, EventSink events) {
        if (amountMicros != 0) {
            events.on(new Event.CashMoved(
                    position.account().number(),
                    market.number(),
                    amountMicros,
                    position.account().cashMicros(),
                    cause));
        }
    }
}
