package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Metric;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Correction;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/**
 * Corrections of settled outcomes. Whoever has got less than the right outcome gives him, everything he was paid before counted in, is paid
 * the difference out of the corrector's own cash. Nobody has to pay back: what he was paid may be spent, and cash is never below 0.
 */
final class Corrections {
    private final VenueState state;

    Corrections(VenueState state) {
        this.state = state;
    }

    /** Why a correction was refused, or null. */
    Refused correct(CorrectOutcome c, Moment now) {
        Market market = state.market(c.market());
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        Refused refused = check(c, market);
        if (refused != null) {
            return refused;
        }
        Account by = state.account(c.by());
        long dueMicros = dueMicros(c, market);
        if (dueMicros > by.cashMicros()) {
            return new Refused(
                    Refusal.INSUFFICIENT_FUNDS,
                    "those who got too little are owed " + Plain.credits(dueMicros) + ", free cash is "
                            + Plain.credits(by.cashMicros()));
        }
        if (!now.isRehearsal()) {
            carryOut(c, market, dueMicros, now);
        }
        return null;
    }

    private static Refused check(CorrectOutcome c, Market market) {
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, false);
        if (refused != null) {
            return refused;
        }
        if (market.corrections().size() >= Limits.MAX_CORRECTIONS) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "corrections of one outcome: at most " + Limits.MAX_CORRECTIONS);
        }
        if (market.phase() == Phase.VOIDED) {
            return new Refused(Refusal.MARKET_VOIDED, "the market was voided: " + market.voidReason());
        }
        if (market.phase() != Phase.SETTLED) {
            return new Refused(Refusal.MARKET_NOT_SETTLED, "the market is not settled yet");
        }
        boolean scalar = market.terms().metric().type() == Metric.Type.SCALAR;
        boolean same =
                c.outcome() == market.settledOutcome() && (!scalar || c.valueMicros() == market.settledValueMicros());
        return same
                ? new Refused(Refusal.NOTHING_TO_CORRECT, "that is what was settled")
                : Settlement.checkResult(market, c.outcome(), c.valueMicros());
    }

    private static long shortMicros(CorrectOutcome c, Market market, Position position) {
        long[] payoffs = position.settled();
        long worth = payoffs.length == 0 ? 0 : Worth.micros(market, payoffs, c.outcome(), c.valueMicros());
        return Math.max(0, worth - position.receivedMicros());
    }

    /** What the corrector owes to others; to himself he owes nothing. No sum of payoffs of one market overflows a long. */
    private static long dueMicros(CorrectOutcome c, Market market) {
        long due = 0;
        for (Position position : market.positions()) {
            due += position.account().number() == c.by() ? 0 : shortMicros(c, market, position);
        }
        return due;
    }

    private void carryOut(CorrectOutcome c, Market market, long paidMicros, Moment now) {
        int outcomeBefore = market.settledOutcome();
        long valueBefore = market.settledValueMicros();
        Account by = state.account(c.by());
        state.correct(
                market,
                new Correction(
                        outcomeBefore,
                        valueBefore,
                        c.outcome(),
                        c.valueMicros(),
                        by.id(),
                        paidMicros,
                        c.reason(),
                        now.atMicros()));
        state.stamp(market, now.sequence());
        now.events()
                .on(new Event.OutcomeCorrected(
                        market.number(),
                        outcomeBefore,
                        valueBefore,
                        c.outcome(),
                        c.valueMicros(),
                        c.by(),
                        paidMicros,
                        c.reason()));
        for (Position position : market.positions()) {
            long shortMicros = shortMicros(c, market, position);
            if (shortMicros > 0) {
                pay(market, position, by, shortMicros, now.events());
            }
        }
    }

    private void pay(Market market, Position position, Account by, long amountMicros, EventSink events) {
        state.makeGood(position, by, amountMicros);
        Account to = position.account();
        if (to != by) {
            long paid = -amountMicros;
            events.on(new Event.CashMoved(by.number(), market.number(), paid, by.cashMicros(), Event.Cause.CORRECTION));
            events.on(new Event.CashMoved(
                    to.number(), market.number(), amountMicros, to.cashMicros(), Event.Cause.CORRECTION));
        }
    }
}
