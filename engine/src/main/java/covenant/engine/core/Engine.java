package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Command;
import covenant.engine.command.Order;
import covenant.engine.state.Account;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;

/**
 * The venue as a pure state machine: {@code apply(sequence, time, command)} changes the state, tells the events and returns the
 * answer. No clock, no randomness, no thread, no I/O: the same commands in the same envelopes give the same state on every machine.
 * What a client may do wrong is refused by value and changes nothing; any exception is a bug, on which the caller halts.
 */
public final class Engine {
    private final VenueState state;
    private final Orders orders;
    private final Trading trading;
    private final Timekeeping timekeeping;
    private final Deadlines deadlines;
    private final Dispatch dispatch;
    private final AuditTrail audit;
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
        this.audit = new AuditTrail(state);
        this.timekeeping = new Timekeeping(state);
        Execution execution = new Execution(state);
        this.orders = new Orders(state, execution);
        this.trading = new Trading(state, orders, execution);
        Settlement settlement = new Settlement(state, orders);
        Decisions decisions = new Decisions(state, settlement);
        Commitments commitments = new Commitments(state, settlement);
        Opening opening = new Opening(state, decisions, commitments, orders);
        Playbooks playbooks = new Playbooks(state, opening);
        this.deadlines = new Deadlines(state, settlement, decisions, orders, commitments, playbooks);
        this.dispatch = new Dispatch(
                state,
                timekeeping,
                opening,
                trading,
                settlement,
                orders,
                commitments,
                playbooks,
                new Corrections(state));
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
        events = sink;
        if (state.orders().hasBacklog()) {
            deadlines.catchUp(new Moment(sequence, atMicros, events), newAtMicros);
        }
        long beforeMicros = atMicros;
        atMicros = newAtMicros;
        orders.begin(atMicros);
        if (atMicros >= state.agenda().nextMicros()) {
            deadlines.pass(sequence, beforeMicros, atMicros, events);
        }
        Answer answer = answer(command, atMicros, events);
        if (!state.changed().isEmpty() || state.commitments().hasMoved()) {
            deadlines.observe(new Moment(sequence, atMicros, events));
        }
        state.assertConserved();
        return answer;
    }

    /**
     * What a command would be answered if it came now, changing nothing. Its commandId is not remembered; one that is remembered already
     * gets its first answer. What is due by now but was not carried out yet is not foreseen, but for orders left to fill.
     *
     * @param nowMicros the time now; the time of the last command if that is later
     * @return with the sequence of the last command, as of which it holds
     */
    public Answer rehearse(Command command, long nowMicros) {
        long now = StrictMath.max(nowMicros, atMicros);
        long then = command instanceof AdvanceClock advance ? clockTarget(advance, now) : now;
        orders.begin(then);
        return answer(command, then, EventSink.REHEARSAL);
    }

    private Answer answer(Command command, long at, EventSink sink) {
        Account by = state.account(command.by());
        if (by == null) {
            return refuse(at, Refusal.UNKNOWN_ACCOUNT, "no account " + command.by());
        }
        if (!command.kind().admits(by.role())) {
            return refuse(at, Refusal.ROLE_NOT_ADMITTED, "a " + by.role().id() + " may not do this");
        }
        if (command.kind().scope() == Scope.KEYS && Keys.isForAnother(command, by.role())) {
            return refuse(at, Refusal.ROLE_NOT_ADMITTED, "only an operator has a say over another account's keys");
        }
        boolean named = command.commandId().isPresent();
        if (named && state.remembers(command.by(), command.commandId())) {
            Answer first = state.firstAnswer(command);
            return first != null
                    ? first
                    : refuse(at, Refusal.COMMAND_ID_REUSED, "this commandId named another command");
        }
        if (sink.isRehearsal()) {
            return dispatch.carryOut(command, sequence, at, sink);
        }
        AuditTrail.Entry act = audit.begin(command, by.role());
        Answer answer = dispatch.carryOut(command, sequence, at, sink);
        if (act != null && answer.ok()) {
            act.tell(sink);
        }
        if (named && answer.ok()) {
            state.remember(command, answer);
        }
        return answer;
    }

    /**
     * Where a simulated clock is moved to by this command, if it is the next one. The sequencer asks before it stamps the command.
     *
     * @return {@code nowMicros} if the command will be refused or was carried out before
     */
    public long clockTarget(AdvanceClock command, long nowMicros) {
        Account by = state.account(command.by());
        boolean fresh = by != null
                && command.kind().admits(by.role())
                && !(command.commandId().isPresent() && state.remembers(command.by(), command.commandId()));
        return fresh ? timekeeping.target(command, nowMicros) : nowMicros;
    }

    private Answer refuse(long at, Refusal refusal, String detail) {
        return Answer.refused(sequence, at, refusal, detail);
    }

    /** What a trade would cost now: the same computation, without the change. Funds are not looked at. */
    public Answer quote(int market, Order order) {
        return quote(-1, market, order);
    }

    /** The same for an account, told what the trade would leave of its cash; below zero it could not be paid. */
    public Answer quote(int account, int market, Order order) {
        return trading.quote(sequence, atMicros, state.account(account), market, order);
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
}
