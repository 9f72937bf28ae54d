package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.VoidMarket;
import covenant.engine.decision.Mix;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;
import java.math.BigInteger;

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
        settleCondition(market, c.condition(), c.by(), -1, c.reason(), sequence, events);
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
        if (refused != null) {
            return refused;
        }
        state.end(market, Phase.SETTLED, c.outcome(), c.valueMicros(), "");
        state.stamp(market, sequence);
        events.on(new Event.OutcomeSettled(c.market(), c.outcome(), c.valueMicros(), c.by()));
        orders.endDead(market, sequence, events);
        for (Position position : market.positions()) {
            long worth = worthMicros(market, position, c);
            state.payOut(market, position, worth);
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
        if (refused != null) {
            return refused;
        }
        boolean scalar = market.terms().metric().type() == Metric.Type.SCALAR;
        if (scalar != (c.outcome() == Order.ANY)) {
            return new Refused(
                    Refusal.SETTLEMENT_INVALID,
                    scalar ? "a scalar market settles by value" : "this market settles by outcome");
        }
        if (c.valueMicros() > Limits.MAX_METRIC_MICROS || c.valueMicros() < -Limits.MAX_METRIC_MICROS) {
            return new Refused(Refusal.SETTLEMENT_INVALID, "a value is within plus or minus 10^9");
        }
        if (c.outcome() < Order.ANY
                || c.outcome() >= market.terms().metric().outcomes().size()) {
            return new Refused(Refusal.UNKNOWN_OUTCOME, "no outcome " + c.outcome());
        }
        if (market.settledCondition() < 0 && market.terms().conditions().size() > 1) {
            return new Refused(Refusal.CONDITION_NOT_SETTLED, "the condition is settled first");
        }
        return null;
    }

    /**
     * {@code floor(m sum of weight times payoff + (1 - m) payoff of void)}, where m is below one only after a decision by lot; exact, because
     * payoffs times a range exceed a long.
     */
    private static long worthMicros(Market market, Position position, SettleOutcome c) {
        long[] payoffs = position.payoffs();
        int from = market.liveFrom();
        Metric metric = market.terms().metric();
        boolean scalar = metric.type() == Metric.Type.SCALAR;
        Mix mix = market.decision() == null ? Mix.WHOLE : market.decision().mix();
        if (!scalar && mix.equals(Mix.WHOLE)) {
            return payoffs[from + c.outcome()];
        }
        long range = scalar ? metric.highMicros() - metric.lowMicros() : 1;
        BigInteger weighted = BigInteger.valueOf(scalar ? 0 : payoffs[from + c.outcome()]);
        if (scalar) {
            long inRange = Math.max(0, Math.min(range, c.valueMicros() - metric.lowMicros()));
            weighted = times(inRange, payoffs[from]).add(times(range - inRange, payoffs[from + 1]));
        }
        BigInteger rest = times(mix.denominator() - mix.numerator(), payoffs[payoffs.length - 1]);
        return weighted.multiply(BigInteger.valueOf(mix.numerator()))
                .add(rest.multiply(BigInteger.valueOf(range)))
                .divide(times(mix.denominator(), range))
                .longValueExact();
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
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
        if (refused != null) {
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
