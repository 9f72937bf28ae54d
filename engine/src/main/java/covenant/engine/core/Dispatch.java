package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Attest;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Deposit;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.IssueKey;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.PostBond;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.SignPledge;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.state.Account;
import covenant.engine.state.VenueState;

/** Hands each kind of command to the class that carries it out. */
final class Dispatch implements Command.Visitor<Answer> {
    private final VenueState state;
    private final Accounts accounts;
    private final Keys keys;
    private final Timekeeping timekeeping;
    private final Opening opening;
    private final Trading trading;
    private final Settlement settlement;
    private final Orders orders;
    private final Commitments commitments;
    private final Playbooks playbooks;
    private final Corrections corrections;
    private long sequence;
    private long atMicros;
    private EventSink events = EventSink.NONE;

    Dispatch(
            VenueState state,
            Timekeeping timekeeping,
            Opening opening,
            Trading trading,
            Settlement settlement,
            Orders orders,
            Commitments commitments,
            Playbooks playbooks,
            Corrections corrections) {
        this.state = state;
        this.accounts = new Accounts(state);
        this.keys = new Keys(state);
        this.timekeeping = timekeeping;
        this.opening = opening;
        this.trading = trading;
        this.settlement = settlement;
        this.orders = orders;
        this.commitments = commitments;
        this.playbooks = playbooks;
        this.corrections = corrections;
    }

    /** Carries out or refuses one command, whose sender may send its kind. */
    Answer carryOut(Command command, long newSequence, long newAtMicros, EventSink sink) {
        sequence = newSequence;
        atMicros = newAtMicros;
        events = sink;
        return command.accept(this);
    }

    private Moment now() {
        return new Moment(sequence, atMicros, events);
    }

    @Override
    public Answer foundVenue(FoundVenue c) {
        return finish(accounts.found(c, events));
    }

    @Override
    public Answer openAccount(OpenAccount c) {
        int number = state.accounts().size();
        return finish(accounts.open(c, now()), number);
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
        Account account = state.account(c.account());
        int number = account == null ? -1 : account.keysMade() + 1;
        return finish(keys.issue(c, now()), number);
    }

    @Override
    public Answer openMarket(OpenMarket c) {
        int number = state.markets().size();
        return charged(finish(opening.open(c, sequence, atMicros, events), number));
    }

    @Override
    public Answer trade(Trade c) {
        return trading.trade(sequence, atMicros, c, events);
    }

    @Override
    public Answer addLiquidity(AddLiquidity c) {
        return charged(finish(opening.addLiquidity(c, sequence, events)));
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

    @Override
    public Answer advanceClock(AdvanceClock c) {
        return finish(timekeeping.advance(c, now()));
    }

    @Override
    public Answer placeOrder(PlaceOrder c) {
        return orders.place(c, now());
    }

    @Override
    public Answer cancelOrder(CancelOrder c) {
        return orders.cancel(c, now());
    }

    @Override
    public Answer openActor(OpenActor c) {
        int number = state.commitments().actors().size();
        return finish(commitments.openActor(c, now()), number);
    }

    @Override
    public Answer openCommitment(OpenCommitment c) {
        int number = state.commitments().commitments().size();
        return finish(commitments.open(c, now()), number);
    }

    @Override
    public Answer addEvidence(AddEvidence c) {
        int number = commitments.evidence(c.commitment());
        return finish(commitments.addEvidence(c, now()), number);
    }

    @Override
    public Answer attest(Attest c) {
        return finish(commitments.attest(c, now()));
    }

    @Override
    public Answer challenge(Challenge c) {
        return finish(commitments.challenge(c, now()));
    }

    @Override
    public Answer postBond(PostBond c) {
        return finish(commitments.postBond(c, now()));
    }

    @Override
    public Answer openPledge(OpenPledge c) {
        int number = state.commitments().pledges().size();
        return finish(commitments.openPledge(c, now()), number);
    }

    @Override
    public Answer signPledge(SignPledge c) {
        return finish(commitments.signPledge(c, now()));
    }

    @Override
    public Answer openPlaybook(OpenPlaybook c) {
        int number = state.playbooks().all().size();
        return finish(playbooks.open(c, now()), number);
    }

    @Override
    public Answer respondPlaybook(RespondPlaybook c) {
        return finish(playbooks.respond(c, now()));
    }

    @Override
    public Answer drillPlaybook(DrillPlaybook c) {
        int number = state.playbooks().firings().size();
        return finish(playbooks.drill(c, now()), number);
    }

    @Override
    public Answer unsealPlaybook(UnsealPlaybook c) {
        return finish(playbooks.unseal(c, now()));
    }

    @Override
    public Answer recordDelivery(RecordDelivery c) {
        return finish(playbooks.recordDelivery(c, now()));
    }

    @Override
    public Answer correctOutcome(CorrectOutcome c) {
        return finish(corrections.correct(c, now()));
    }

    @Override
    public Answer revokeKey(RevokeKey c) {
        return finish(keys.revoke(c, now()));
    }

    @Override
    public Answer tradeBatch(TradeBatch c) {
        return trading.trade(c, now());
    }

    @Override
    public Answer ifUnchanged(IfUnchanged c) {
        Refused refused = new Stamps(state).check(c);
        return refused == null ? c.inner().accept(this) : finish(refused);
    }

    private Answer charged(Answer answer) {
        return answer.ok() ? answer.costing(opening.askedMicros()) : answer;
    }

    private Answer finish(Refused refused) {
        return finish(refused, -1);
    }

    private Answer finish(Refused refused, int number) {
        return refused == null
                ? Answer.opened(sequence, atMicros, number)
                : Answer.refused(sequence, atMicros, refused.refusal(), refused.detail());
    }
}
