package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Deposit;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.Withdraw;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.VenueState;

/** Accounts, and money coming and going. Every method returns why it refused, or null. */
final class Accounts {
    private final VenueState state;

    Accounts(VenueState state) {
        this.state = state;
    }

    Refused found(FoundVenue c, EventSink events) {
        if (!state.name().isEmpty()) {
            return new Refused(Refusal.VENUE_FOUNDED, "this venue is " + state.name());
        }
        Refused refused = Texts.check("the name", c.name(), Limits.MAX_TITLE_CHARS, false);
        if (refused != null) {
            return refused;
        }
        if (events.isRehearsal()) {
            return null;
        }
        state.found(c.name(), c.simulated(), c.simulatedClock());
        events.on(new Event.VenueFounded(c.name(), c.simulated(), c.simulatedClock()));
        return null;
    }

    Refused open(OpenAccount c, Moment now) {
        EventSink events = now.events();
        Refused refused = checkOpen(c);
        if (refused != null) {
            return refused;
        }
        if (now.isRehearsal()) {
            return null;
        }
        Account account = state.openAccount(c.id(), c.name(), c.role());
        events.on(new Event.AccountOpened(account.number(), c.id(), c.name(), c.role()));
        if (c.key() != null) {
            Keys.first(account, c.key(), now);
        }
        if (c.depositMicros() > 0) {
            move(account, c.depositMicros(), Event.Cause.DEPOSIT, events);
        }
        return null;
    }

    private Refused checkOpen(OpenAccount c) {
        if (c.role() == Role.VENUE) {
            return new Refused(Refusal.ROLE_NOT_ADMITTED, "there is only one venue");
        }
        if (!Texts.isSlug(c.id())) {
            return new Refused(
                    Refusal.ID_INVALID, "an account id is a slug of at most " + Limits.MAX_ID_CHARS + " characters");
        }
        if (state.account(c.id()) != null) {
            return new Refused(Refusal.ID_TAKEN, "there is an account " + c.id());
        }
        Refused refused = Texts.check("the name", c.name(), Limits.MAX_TITLE_CHARS, false);
        if (refused == null && c.depositMicros() != 0) {
            refused = checkDeposit(c.depositMicros());
        }
        return refused == null && state.accounts().size() >= Limits.MAX_ACCOUNTS
                ? new Refused(Refusal.LIMIT_EXCEEDED, "accounts: at most " + Limits.MAX_ACCOUNTS)
                : refused;
    }

    private Refused checkDeposit(long amountMicros) {
        if (amountMicros <= 0 || amountMicros > Limits.MAX_DEPOSIT_MICROS) {
            return new Refused(Refusal.AMOUNT_INVALID, "a deposit is above 0 and at most 10^9 credits");
        }
        if (state.depositsMicros() > Limits.MAX_VENUE_MICROS - amountMicros) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "deposits of the venue: at most 10^12 credits");
        }
        return null;
    }

    Refused deposit(Deposit c, EventSink events) {
        Account account = state.account(c.account());
        if (account == null || account.role() == Role.VENUE) {
            return new Refused(Refusal.UNKNOWN_TARGET, "no account " + c.account());
        }
        Refused refused = Texts.checkReason(c.reason());
        if (refused == null) {
            refused = checkDeposit(c.amountMicros());
        }
        if (refused == null) {
            move(account, c.amountMicros(), Event.Cause.DEPOSIT, events);
        }
        return refused;
    }

    Refused withdraw(Withdraw c, EventSink events) {
        Account account = state.account(c.account());
        if (account == null || account.role() == Role.VENUE) {
            return new Refused(Refusal.UNKNOWN_TARGET, "no account " + c.account());
        }
        Refused refused = Texts.checkReason(c.reason());
        if (refused != null) {
            return refused;
        }
        if (c.amountMicros() <= 0) {
            return new Refused(Refusal.AMOUNT_INVALID, "a withdrawal is above 0");
        }
        if (c.amountMicros() > account.cashMicros()) {
            return new Refused(Refusal.INSUFFICIENT_FUNDS, "free cash is " + Plain.credits(account.cashMicros()));
        }
        move(account, -c.amountMicros(), Event.Cause.WITHDRAWAL, events);
        return null;
    }

    private void move(Account account, long amountMicros, Event.Cause cause, EventSink events) {
        if (events.isRehearsal()) {
            return;
        }
        state.deposit(account, amountMicros);
        events.on(new Event.CashMoved(account.number(), -1, amountMicros, account.cashMicros(), cause));
    }
}
