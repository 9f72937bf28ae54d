package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Attest;
import covenant.engine.command.Binding;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.KeyHash;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.PostBond;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.SignPledge;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Seal;
import java.util.List;

/** Everything that is agreed and then comes about in a script's venue: orders, decisions, commitments, pledges, playbooks. */
public final class Agreements {
    private static final long CREDIT = Script.CREDIT;
    private static final long HOUR = 3_600_000_000L;
    private static final int COORDINATOR = Script.COORDINATOR;
    private static final int OPERATOR = Script.OPERATOR;

    private final Script s;
    private final int ann;
    private final int lab;
    private int market;

    private Agreements(Script s) {
        this.s = s;
        this.ann = s.participant("ann-agreed", 5_000);
        this.lab = s.participant("lab-agreed", 1_000);
    }

    /** Plays all of it, and leaves each kind of thing unfinished as well: so every table and every kind of state has something in it. */
    static void play(Script s) {
        Agreements all = new Agreements(s);
        all.time();
        all.orders();
        all.decision();
        all.commitments();
        all.pledges();
        all.playbooks();
    }

    private int apply(Command command) {
        Answer answer = s.apply(command);
        assertThat(answer.ok()).as(command + ": " + answer.detail()).isTrue();
        return answer.number();
    }

    private CommandId id() {
        return s.nextId();
    }

    private void time() {
        apply(new AdvanceClock(id(), OPERATOR, s.nowMicros() + 1_000, "to see what happens"));
        long opens = s.nowMicros() + HOUR;
        market = s.market(
                TestVenue.terms("pending", Metric.binary(), "kept", "broken").timed(opens, opens + 900 * HOUR, 0), 200);
        s.market(TestVenue.terms("expiring", Metric.binary(), "kept", "broken").timed(0, 0, opens + 1), 50);
        s.mark("a market that has not opened");
        s.pass(2 * HOUR);
        s.tick();
    }

    private void orders() {
        apply(new PlaceOrder(id(), ann, market, 0, 0, 10 * CREDIT, 450_000_000, 0));
        apply(new PlaceOrder(id(), ann, market, 0, 0, 20 * CREDIT, 440_000_000, 0));
        int cancelled = apply(new PlaceOrder(id(), ann, market, 1, 0, 20 * CREDIT, 300_000_000, 0));
        apply(new PlaceOrder(id(), ann, market, 1, 1, 5 * CREDIT, 100_000_000, s.nowMicros() + HOUR));
        s.mark("resting orders");
        // Pushes the price through both.
        s.trade(lab, market, Order.toPrice(0, 0, 300_000_000));
        apply(new CancelOrder(id(), ann, cancelled));
        s.pass(2 * HOUR);
        s.tick();
        apply(new PlaceOrder(id(), ann, market, 1, 1, 5 * CREDIT, 100_000_000, 0));
    }

    private void decision() {
        for (String name : List.of("decided", "undecided")) {
            long decides = s.nowMicros() + (name.equals("decided") ? 3 : 5_000) * HOUR;
            DecisionTerms terms = DecisionTerms.twapMargin(decides, HOUR, 0, 100);
            int deciding = s.market(
                    new covenant.engine.command.MarketTerms(
                                    name, name, "", "", "", List.of("stay", "go"), Metric.binary(), 0, false, 0)
                            .deciding(terms),
                    100);
            s.trade(ann, deciding, Order.toPrice(1, 0, 700_000_000));
        }
        s.mark("the window of a decision");
        s.pass(4 * HOUR);
        // Falls due before this trade of the same command, in the market that it settles.
        s.trade(ann, s.engine().state().market("decided").number(), Order.shares(1, 0, CREDIT));
        apply(new CorrectOutcome(id(), COORDINATOR, 0, 1, 0, "a late report"));
    }

    private CommitmentTerms terms(String id, int pledge) {
        return new CommitmentTerms(
                id,
                0,
                "Lab X will " + id,
                "",
                "",
                "By audit",
                s.nowMicros() + 600 * HOUR,
                List.of(OPERATOR, COORDINATOR),
                1,
                HOUR,
                HOUR,
                pledge,
                pledge < 0 ? 0 : 10 * CREDIT,
                new CommitmentTerms.Split(List.of(ann), 5_000, 3_000, 2_000));
    }

    private void commitments() {
        apply(new OpenActor(id(), COORDINATOR, "lab-x", "Lab X", lab));
        int pause = apply(new OpenCommitment(id(), COORDINATOR, terms("pause", -1)));
        int other = apply(new OpenCommitment(id(), COORDINATOR, terms("report", -1)));
        apply(new PostBond(id(), lab, pause, 50 * CREDIT));
        apply(new PostBond(id(), lab, other, 20 * CREDIT));
        int bound = s.market(
                TestVenue.terms("bound", Metric.binary(), "kept", "broken").boundTo(new Binding(pause, 0, 1)), 100);
        s.trade(ann, bound, Order.shares(0, 0, 20 * CREDIT));
        KeyHash document = new KeyHash(1, 2, 3, 4);
        apply(new AddEvidence(id(), ann, pause, "A log", "https://a.test/log", document, s.nowMicros() - HOUR));
        apply(new Attest(id(), OPERATOR, pause, true, "the log says so"));
        s.mark("the challenge window of a breach");
        s.pass(2 * HOUR);
        s.tick();
        apply(new Attest(id(), OPERATOR, other, true, "nothing was reported"));
        apply(new Challenge(id(), lab, other, "it was, late"));
        s.mark("a dispute");
    }

    private void pledges() {
        long signBy = s.nowMicros() + HOUR;
        int binding = apply(new OpenPledge(
                id(), COORDINATOR, new PledgeTerms("together", "All report", "", List.of(0), 1, signBy)));
        int part = apply(new OpenCommitment(id(), COORDINATOR, terms("together-x", binding)));
        apply(new PostBond(id(), lab, part, 10 * CREDIT));
        apply(new SignPledge(id(), lab, part));
        int failing = apply(
                new OpenPledge(id(), COORDINATOR, new PledgeTerms("alone", "All stop", "", List.of(0), 1, signBy)));
        int lapsing = apply(new OpenCommitment(id(), COORDINATOR, terms("alone-x", failing)));
        apply(new PostBond(id(), lab, lapsing, 10 * CREDIT));
        s.mark("joint pledges, one of them signed");
        s.pass(HOUR / 2);
        s.tick();
        apply(new OpenPledge(
                id(), COORDINATOR, new PledgeTerms("later", "All stop", "", List.of(0), 1, signBy + 900 * HOUR)));
        s.pass(HOUR);
        s.tick();
    }

    private void playbooks() {
        TestPlaybooks call = TestPlaybooks.ofBroken(market);
        call.action = PlaybookTerms.Action.WEBHOOK;
        call.target = "https://hook.test/board";
        call.automatic = true;
        int called = apply(new OpenPlaybook(id(), COORDINATOR, call.terms()));
        apply(new DrillPlaybook(id(), COORDINATOR, called, "every spring"));
        apply(new RecordDelivery(CommandId.NONE, Command.VENUE_ACCOUNT, 0, 1, 503, false));
        s.mark("a webhook that is to be tried again");
        s.trade(ann, market, Order.toPrice(1, Order.ANY, 800_000_000));
        s.mark("a crossing that has not held long enough");
        s.pass(HOUR);
        s.tick();
        apply(new RecordDelivery(CommandId.NONE, Command.VENUE_ACCOUNT, 1, 1, 200, true));
        s.mark("a playbook that waits for its owner");
        apply(new RespondPlaybook(id(), COORDINATOR, called, Response.OVERRIDE, "it was a rumour"));
        TestPlaybooks secret = TestPlaybooks.ofBroken(market);
        secret.id = "secret";
        secret.seal = Seal.of("The text");
        int sealed = apply(new OpenPlaybook(id(), OPERATOR, secret.terms()));
        apply(new UnsealPlaybook(id(), COORDINATOR, sealed, "The text"));
    }
}
