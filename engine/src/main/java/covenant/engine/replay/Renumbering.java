package covenant.engine.replay;

import covenant.engine.command.AddEvidence;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Attest;
import covenant.engine.command.Binding;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Deposit;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.IssueKey;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.PostBond;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.SignPledge;
import covenant.engine.command.SignalTerms;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Puts a command of the recording in the numbers of another history. What it asks for, and its name, stay; a condition on it falls away. */
final class Renumbering implements Command.Visitor<Command> {
    private final Space numbers;

    /** How each kind of thing is numbered there. */
    record Space(
            IntUnaryOperator account,
            IntUnaryOperator market,
            IntUnaryOperator order,
            IntUnaryOperator actor,
            IntUnaryOperator commitment,
            IntUnaryOperator pledge,
            IntUnaryOperator playbook,
            IntUnaryOperator firing) {
        static Space of(Numbers numbers) {
            return new Space(
                    numbers::account,
                    numbers::market,
                    numbers::order,
                    numbers::actor,
                    numbers::commitment,
                    numbers::pledge,
                    numbers::playbook,
                    numbers::firing);
        }
    }

    Renumbering(Space numbers) {
        this.numbers = numbers;
    }

    private int account(int number) {
        return numbers.account.applyAsInt(number);
    }

    private int market(int number) {
        return numbers.market.applyAsInt(number);
    }

    private int commitment(int number) {
        return numbers.commitment.applyAsInt(number);
    }

    private int playbook(int number) {
        return numbers.playbook.applyAsInt(number);
    }

    private List<Integer> accounts(List<Integer> each) {
        return each.stream().map(this::account).toList();
    }

    /** A number that may be left open, as -1. */
    private static int orNone(int number, IntUnaryOperator numbers) {
        return number < 0 ? number : numbers.applyAsInt(number);
    }

    @Override
    public Command foundVenue(FoundVenue c) {
        return c;
    }

    @Override
    public Command openAccount(OpenAccount c) {
        return new OpenAccount(c.commandId(), account(c.by()), c.id(), c.name(), c.role(), c.depositMicros(), c.key());
    }

    @Override
    public Command deposit(Deposit c) {
        return new Deposit(c.commandId(), account(c.by()), account(c.account()), c.amountMicros(), c.reason());
    }

    @Override
    public Command withdraw(Withdraw c) {
        return new Withdraw(c.commandId(), account(c.by()), account(c.account()), c.amountMicros(), c.reason());
    }

    @Override
    public Command issueKey(IssueKey c) {
        return new IssueKey(
                c.commandId(),
                account(c.by()),
                account(c.account()),
                c.key(),
                c.revokeOthers(),
                c.id(),
                c.scopes(),
                c.expiresAtMicros());
    }

    @Override
    public Command openMarket(OpenMarket c) {
        return new OpenMarket(c.commandId(), account(c.by()), bound(c.terms()), c.liquidityMicros(), c.priorPpb());
    }

    /** The same terms, bound to the commitment by the number it has there. */
    private MarketTerms bound(MarketTerms terms) {
        Binding binding = terms.binding();
        return binding == null
                ? terms
                : terms.boundTo(new Binding(commitment(binding.commitment()), binding.kept(), binding.broken()));
    }

    @Override
    public Command trade(Trade c) {
        return new Trade(c.commandId(), account(c.by()), market(c.market()), c.order());
    }

    @Override
    public Command addLiquidity(AddLiquidity c) {
        return new AddLiquidity(c.commandId(), account(c.by()), market(c.market()), c.liquidityMicros(), c.reason());
    }

    @Override
    public Command settleCondition(SettleCondition c) {
        return new SettleCondition(c.commandId(), account(c.by()), market(c.market()), c.condition(), c.reason());
    }

    @Override
    public Command settleOutcome(SettleOutcome c) {
        return new SettleOutcome(
                c.commandId(), account(c.by()), market(c.market()), c.outcome(), c.valueMicros(), c.reason());
    }

    @Override
    public Command voidMarket(VoidMarket c) {
        return new VoidMarket(c.commandId(), account(c.by()), market(c.market()), c.reason());
    }

    @Override
    public Command tick(Tick c) {
        return new Tick(c.commandId(), account(c.by()));
    }

    @Override
    public Command advanceClock(AdvanceClock c) {
        return new AdvanceClock(c.commandId(), account(c.by()), c.toMicros(), c.reason(), c.byMicros());
    }

    @Override
    public Command placeOrder(PlaceOrder c) {
        return new PlaceOrder(
                c.commandId(),
                account(c.by()),
                market(c.market()),
                c.condition(),
                c.outcome(),
                c.sharesMicros(),
                c.limitPpb(),
                c.expiresAtMicros());
    }

    @Override
    public Command cancelOrder(CancelOrder c) {
        return new CancelOrder(c.commandId(), account(c.by()), numbers.order.applyAsInt(c.order()));
    }

    @Override
    public Command openActor(OpenActor c) {
        return new OpenActor(c.commandId(), account(c.by()), c.id(), c.name(), orNone(c.account(), numbers.account));
    }

    @Override
    public Command openCommitment(OpenCommitment c) {
        CommitmentTerms t = c.terms();
        CommitmentTerms.Split split = t.split();
        CommitmentTerms terms = new CommitmentTerms(
                t.id(),
                numbers.actor.applyAsInt(t.actor()),
                t.title(),
                t.text(),
                t.source(),
                t.verification(),
                t.horizonMicros(),
                accounts(t.verifiers()),
                t.quorum(),
                t.challengeMicros(),
                t.disputeMicros(),
                orNone(t.pledge(), numbers.pledge),
                t.bondMicros(),
                new CommitmentTerms.Split(
                        accounts(split.counterparties()),
                        split.counterpartiesBps(),
                        split.sponsorsBps(),
                        split.burnBps()));
        return new OpenCommitment(c.commandId(), account(c.by()), terms);
    }

    @Override
    public Command addEvidence(AddEvidence c) {
        return new AddEvidence(
                c.commandId(),
                account(c.by()),
                commitment(c.commitment()),
                c.text(),
                c.link(),
                c.document(),
                c.datedAtMicros());
    }

    @Override
    public Command attest(Attest c) {
        return new Attest(c.commandId(), account(c.by()), commitment(c.commitment()), c.breached(), c.reason());
    }

    @Override
    public Command challenge(Challenge c) {
        return new Challenge(c.commandId(), account(c.by()), commitment(c.commitment()), c.reason());
    }

    @Override
    public Command postBond(PostBond c) {
        return new PostBond(c.commandId(), account(c.by()), commitment(c.commitment()), c.amountMicros());
    }

    @Override
    public Command openPledge(OpenPledge c) {
        PledgeTerms t = c.terms();
        List<Integer> actors =
                t.actors().stream().map(numbers.actor::applyAsInt).toList();
        return new OpenPledge(
                c.commandId(),
                account(c.by()),
                new PledgeTerms(t.id(), t.title(), t.text(), actors, t.required(), t.signByMicros()));
    }

    @Override
    public Command signPledge(SignPledge c) {
        return new SignPledge(c.commandId(), account(c.by()), commitment(c.commitment()));
    }

    @Override
    public Command openPlaybook(OpenPlaybook c) {
        SignalTerms s = c.terms().signal();
        SignalTerms signal = new SignalTerms(
                s.kind(),
                orNone(s.market(), numbers.market),
                s.condition(),
                s.outcome(),
                orNone(s.commitment(), numbers.commitment),
                s.averageMicros());
        PlaybookTerms t = c.terms();
        return new OpenPlaybook(
                c.commandId(),
                account(c.by()),
                t.elsewhere(
                        signal,
                        account(t.owner()),
                        t.market() == null ? null : bound(t.market()),
                        t.liquidityMicros()));
    }

    @Override
    public Command respondPlaybook(RespondPlaybook c) {
        return new RespondPlaybook(c.commandId(), account(c.by()), playbook(c.playbook()), c.response(), c.reason());
    }

    @Override
    public Command drillPlaybook(DrillPlaybook c) {
        return new DrillPlaybook(c.commandId(), account(c.by()), playbook(c.playbook()), c.reason());
    }

    @Override
    public Command unsealPlaybook(UnsealPlaybook c) {
        return new UnsealPlaybook(c.commandId(), account(c.by()), playbook(c.playbook()), c.text());
    }

    @Override
    public Command recordDelivery(RecordDelivery c) {
        return new RecordDelivery(
                c.commandId(),
                account(c.by()),
                numbers.firing.applyAsInt(c.firing()),
                c.attempt(),
                c.status(),
                c.last());
    }

    @Override
    public Command correctOutcome(CorrectOutcome c) {
        return new CorrectOutcome(
                c.commandId(), account(c.by()), market(c.market()), c.outcome(), c.valueMicros(), c.reason());
    }

    @Override
    public Command revokeKey(RevokeKey c) {
        return new RevokeKey(c.commandId(), account(c.by()), account(c.account()), c.key());
    }

    @Override
    public Command tradeBatch(TradeBatch c) {
        List<TradeBatch.Leg> legs = c.legs().stream()
                .map(leg -> new TradeBatch.Leg(market(leg.market()), leg.order()))
                .toList();
        return new TradeBatch(c.commandId(), account(c.by()), legs);
    }

    @Override
    public Command ifUnchanged(IfUnchanged c) {
        return c.inner().accept(this);
    }
}
