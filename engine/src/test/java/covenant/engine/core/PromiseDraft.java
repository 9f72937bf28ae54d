package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Binding;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.PostBond;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SignPledge;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import java.util.List;

/** A command about commitments in the making, field by field, so that a test can put faults into a good one. */
final class PromiseDraft {
    final CommandKind kind;
    CommandId commandId = CommandId.of("fresh");
    int by;
    int account = -1;
    int actor;
    int commitment;
    int pledge = -1;
    int market;
    int condition;
    String id = "fresh";
    String text = "A text";
    String link = "https://example.org/";
    long datedAt;
    boolean breached = true;
    long amount = Limits.MICROS;
    long horizon = Promises.HORIZON;
    long window = Promises.WINDOW;
    List<Integer> verifiers;
    int quorum = 1;
    List<Integer> counterparties;
    int burnBps = 2_000;
    long bond;
    List<Integer> actors;
    int required = 1;
    long signBy = Promises.SIGN_BY;
    DecisionTerms decision;
    int kept;
    int broken = 1;

    PromiseDraft(CommandKind kind, int by, Promises p) {
        this.kind = kind;
        this.by = by;
        this.actor = p.lab;
        this.verifiers = List.of(p.vera, p.vic);
        this.counterparties = List.of(p.ann, p.bob);
        this.actors = List.of(p.lab);
    }

    Command build() {
        return switch (kind) {
            case OPEN_ACTOR -> new OpenActor(commandId, by, id, text, account);
            case OPEN_COMMITMENT -> new OpenCommitment(commandId, by, terms());
            case ADD_EVIDENCE -> new AddEvidence(commandId, by, commitment, text, link, null, datedAt);
            case ATTEST -> new Attest(commandId, by, commitment, breached, text);
            case CHALLENGE -> new Challenge(commandId, by, commitment, text);
            case POST_BOND -> new PostBond(commandId, by, commitment, amount);
            case OPEN_PLEDGE -> new OpenPledge(commandId, by, new PledgeTerms(id, text, "", actors, required, signBy));
            case SIGN_PLEDGE -> new SignPledge(commandId, by, commitment);
            case SETTLE_CONDITION -> new SettleCondition(commandId, by, market, condition);
            case OPEN_MARKET ->
                new OpenMarket(
                        commandId,
                        by,
                        TestVenue.terms(id, Metric.binary(), "kept", "broken")
                                .deciding(decision)
                                .boundTo(new Binding(commitment, kept, broken)),
                        Limits.MICROS,
                        new long[0]);
            default -> throw new IllegalArgumentException(kind + " has nothing to do with commitments");
        };
    }

    private CommitmentTerms terms() {
        CommitmentTerms.Split split = new CommitmentTerms.Split(counterparties, 5_000, 3_000, burnBps);
        return new CommitmentTerms(
                id, actor, text, "", "", text, horizon, verifiers, quorum, window, window, pledge, bond, split);
    }
}
