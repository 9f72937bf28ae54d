package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.Deposit;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IssueKey;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;

/**
 * The venue as a pure state machine: {@code apply(sequence, time, command)} changes the state, tells the events and returns the
 * answer. No clock, no randomness, no thread, no I/O: the same commands in the same envelopes give the same state on every machine.
 * What a client may do wrong is refused by value and changes nothing; any exception is a bug, on which the caller halts.
 */
public final class Engine {
    private final VenueState state;
    private final Accounts accounts;
    private final Opening opening;
    private final Trading trading;
    private final Settlement settlement;
    private final Dispatch dispatch = new Dispatch();
    private long sequence;
    private long atMicros;
    private EventSink events = EventSink.NONE;

    /** A venue in which nothing has happened yet. */
    public Engine() {
        this(new VenueState(), 0, 0);
    }

    /** A venue as it stood after the command with this sequence and time. */
    public Engine(VenueState state, long sequence, long atMicros) {
        this.state = state;
        this.sequence = sequence;
        this.atMicros = atMicros;
        this.accounts = new Accounts(state);
        this.opening = new Opening(state);
        this.trading = new Trading(state);
        this.settlement = new Settlement(state);
    }

    /**
     * Carries out or refuses a command.
     *
     * @param newSequence one more than the last
     * @param newAtMicros microseconds since 1970 UTC, not before the last
     * @throws IllegalStateException if the envelope is out of order or money was not conserved: a bug
     */
    public Answer apply(long newSequence, long newAtMicros, Command command, EventSink sink) {
        if (newSequence != sequence + 1 || newAtMicros < atMicros) {
            throw new IllegalStateException(
                    "command " + newSequence + " at " + newAtMicros + " after " + sequence + " at " + atMicros);
        }
        sequence = newSequence;
        atMicros = newAtMicros;
        events = sink;
        if (atMicros >= state.nextCloseMicros()) {
            closeDue();
        }
        Answer answer = answer(command);
        state.assertConserved();
        return answer;
    }

    private Answer answer(Command command) {
        Account by = state.account(command.by());
        if (by == null) {
            return refuse(Refusal.UNKNOWN_ACCOUNT, "no account " + command.by());
        }
        if (!command.kind().admits(by.role())) {
            return refuse(Refusal.ROLE_NOT_ADMITTED, "a " + by.role().id() + " may not do this");
        }
        boolean named = command.commandId().isPresent();
        if (named && state.remembers(command.by(), command.commandId())) {
            Answer first = state.firstAnswer(command);
            return first != null ? first : refuse(Refusal.COMMAND_ID_REUSED, "this commandId named another command");
        }
        Answer answer = command.accept(dispatch);
        if (named && answer.ok()) {
            state.remember(command, answer);
        }
        return answer;
    }

    private Answer refuse(Refusal refusal, String detail) {
        return Answer.refused(sequence, atMicros, refusal, detail);
    }

    private void closeDue() {
        for (Market market : state.markets()) {
            long closesAt = market.terms().closesAtMicros();
            if (market.phase() == Phase.OPEN && closesAt > 0 && closesAt <= atMicros) {
                state.close(market);
                state.stamp(market, sequence);
                events.on(new Event.MarketClosed(market.number()));
            }
        }
        state.scheduleNextClose();
    }

    /** What a trade would cost now: the same computation, without the change. Funds are not looked at. */
    public Answer quote(int market, Order order) {
        return trading.quote(sequence, atMicros, market, order);
    }

    /** The sequence of the last command applied; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** The time of the last command applied, microseconds since 1970 UTC. */
    public long atMicros() {
        return atMicros;
    }

    /** The state, to be read only. */
    public VenueState state() {
        return state;
    }

    /** SHA-256 of the state. */
    public byte[] hash() {
        return StateHash.of(state);
    }

    /** Whether any account has this role. */
    public boolean hasRole(Role role) {
        return state.accounts().stream().anyMatch(account -> account.role() == role);
    }

    private final class Dispatch implements Command.Visitor<Answer> {
        @Override
        public Answer foundVenue(FoundVenue c) {
            return finish(accounts.found(c, events));
        }

        @Override
        public Answer openAccount(OpenAccount c) {
            int number = state.accounts().size();
            return finish(accounts.open(c, events), number);
        }

        @Override
        public Answer deposit(Deposit c) {
            return finish(accounts.deposit(c, events));
        }

        @Override
        public Answer withdraw(Withdraw c) {
            return finish(accounts.withdraw(c, events));
        }

        @Override
        public Answer issueKey(IssueKey c) {
            return finish(accounts.issueKey(c, events));
        }

        @Override
        public Answer openMarket(OpenMarket c) {
            int number = state.markets().size();
            return finish(opening.open(c, sequence, atMicros, events), number);
        }

        @Override
        public Answer trade(Trade c) {
            return trading.trade(sequence, atMicros, c, events);
        }

        @Override
        public Answer addLiquidity(AddLiquidity c) {
            return finish(opening.addLiquidity(c, sequence, events));
        }

        @Override
        public Answer settleCondition(SettleCondition c) {
            return finish(settlement.settleCondition(c, sequence, events));
        }

        @Override
        public Answer settleOutcome(SettleOutcome c) {
            return finish(settlement.settleOutcome(c, sequence, events));
        }

        @Override
        public Answer voidMarket(VoidMarket c) {
            return finish(settlement.voidMarket(c, sequence, events));
        }

        @Override
        public Answer tick(Tick c) {
            return Answer.accepted(sequence, atMicros);
        }

        private Answer finish(Refused refused) {
            return finish(refused, -1);
        }

        private Answer finish(Refused refused, int number) {
            return refused == null
                    ? Answer.opened(sequence, atMicros, number)
                    : refuse(refused.refusal(), refused.detail());
        }
    }
}
