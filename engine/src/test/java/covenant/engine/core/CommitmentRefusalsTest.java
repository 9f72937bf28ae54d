package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PledgeTerms;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each reason to refuse each kind of command about commitments; and of every two that can hold at once, the one that stands first in
 * {@link Refusal} is given.
 */
class CommitmentRefusalsTest {
    private static final CommandId USED = CommandId.of("used");
    private static final int NOBODY = 99;

    /** A venue with a commitment in every state, a joint pledge that is open and one that failed. */
    private static final class World {
        final Promises p = new Promises();
        final int silent = p.actor("silent", -1);
        final int open = p.pledge("open", 2, p.lab, p.actor("ally", p.venue.participant("ally", 100)));
        final int otherOpen = p.pledge("other-open", 1, p.lab);
        final int free = p.pledge("free", 1, p.lab);
        final int active = p.commitment("active");
        final int offered = p.commitment(p.terms("offered", p.lab, open));
        final int unposted = p.commitment(p.terms("unposted", p.lab, otherOpen));
        final int signed = p.commitment(p.terms("signed", p.lab, p.pledge("third", 1, p.lab)));
        final int proposed = p.commitment("proposed");
        final int ripe = p.commitment("ripe");
        final int challenged = p.commitment("challenged");
        final int breached = p.commitment("breached");
        final int full = p.commitment("full");
        final int crowded = p.commitment("crowded");
        final int bound = p.market("bound", active);
        final int unbound = p.venue.binary("unbound");
        final int settled = p.venue.binary("settled");
        final int over;
        final int lapsed;

        World() {
            for (int i = 0; i < Limits.MAX_EVIDENCE; i++) {
                p.evidence(p.ann, full);
            }
            for (int i = 0; i < Limits.MAX_BOUND_MARKETS; i++) {
                p.market("crowd" + i, crowded, TestVenue.COORDINATOR, 1);
            }
            PledgeTerms soon = new PledgeTerms(
                    "over",
                    "Soon over",
                    "",
                    List.of(p.lab, silentNoMore()),
                    2,
                    p.engine().atMicros() + 10_000_000);
            over = p.venue
                    .apply(new OpenPledge(p.venue.nextId(), TestVenue.COORDINATOR, soon))
                    .number();
            lapsed = p.commitment(p.terms("lapsed", p.lab, over));
            p.propose(breached);
            p.tick(p.commitment(breached).challengeEndsMicros());
            p.post(p.labAccount, offered, 10 * Limits.MICROS);
            p.post(p.labAccount, signed, 10 * Limits.MICROS);
            p.sign(p.labAccount, signed);
            p.attest(p.val, proposed, true);
            p.propose(ripe);
            p.propose(challenged);
            p.challenge(p.labAccount, challenged);
            p.venue.settleCondition(settled, 0);
            p.venue.apply(new OpenActor(USED, TestVenue.COORDINATOR, "used", "Used", -1));
        }

        private int silentNoMore() {
            return p.actor("late", p.venue.participant("late", 0));
        }
    }

    /** A fault that can be put into a good command; two that touch the same field cannot be put in together. */
    private record Fault(Refusal refusal, Set<String> touches, Consumer<PromiseDraft> put) {}

    private static final World WORLD = new World();
    private final World world = WORLD;
    private final Promises p = world.p;
    private final Map<CommandKind, List<Fault>> faults = new EnumMap<>(CommandKind.class);

    CommitmentRefusalsTest() {
        actors();
        commitments();
        evidence();
        verdicts();
        bonds();
        pledges();
        markets();
        faults.forEach((kind, all) -> {
            fault(kind, Refusal.UNKNOWN_ACCOUNT, "by", d -> d.by = NOBODY);
            fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = 0);
        });
    }

    private void fault(CommandKind kind, Refusal refusal, String touches, Consumer<PromiseDraft> put) {
        faults.computeIfAbsent(kind, key -> new ArrayList<>()).add(new Fault(refusal, Set.of(touches.split(" ")), put));
    }

    private void named(CommandKind kind) {
        fault(kind, Refusal.COMMAND_ID_REUSED, "commandId by", d -> d.commandId = USED);
        fault(kind, Refusal.ID_INVALID, "id", d -> d.id = "No Slug");
        fault(kind, Refusal.TEXT_INVALID, "text", d -> d.text = " ");
        fault(kind, Refusal.TEXT_INVALID, "text", d -> d.text = "x".repeat(Limits.MAX_TITLE_CHARS + 1));
    }

    private void about(CommandKind kind) {
        fault(kind, Refusal.UNKNOWN_COMMITMENT, "commitment", d -> d.commitment = NOBODY);
        fault(kind, Refusal.UNKNOWN_COMMITMENT, "commitment", d -> d.commitment = -1);
    }

    private void actors() {
        CommandKind kind = CommandKind.OPEN_ACTOR;
        named(kind);
        fault(kind, Refusal.UNKNOWN_TARGET, "account", d -> d.account = NOBODY);
        fault(kind, Refusal.UNKNOWN_TARGET, "account", d -> d.account = 0);
        fault(kind, Refusal.UNKNOWN_TARGET, "account", d -> d.account = -2);
        fault(kind, Refusal.ID_TAKEN, "id", d -> d.id = "lab");
    }

    private void commitments() {
        CommandKind kind = CommandKind.OPEN_COMMITMENT;
        named(kind);
        fault(kind, Refusal.UNKNOWN_ACTOR, "actor", d -> d.actor = NOBODY);
        fault(kind, Refusal.UNKNOWN_PLEDGE, "pledge", d -> d.pledge = NOBODY);
        fault(kind, Refusal.UNKNOWN_PLEDGE, "pledge", d -> d.pledge = -2);
        fault(kind, Refusal.ID_TAKEN, "id", d -> d.id = "active");
        fault(kind, Refusal.PLEDGE_ENDED, "pledge actor", d -> {
            d.pledge = world.over;
            d.actor = p.engine().state().commitments().actor("late").number();
        });
        invalid("horizon", d -> d.horizon = p.engine().atMicros());
        invalid("horizon", d -> d.horizon = Long.MIN_VALUE);
        invalid("horizon", d -> d.horizon = Long.MAX_VALUE);
        invalid("window", d -> d.window = 0);
        invalid("window", d -> d.window = Limits.MAX_CHALLENGE_MICROS + 1);
        invalid("verifiers", d -> d.verifiers = List.of());
        invalid("verifiers", d -> d.verifiers = Collections.nCopies(Limits.MAX_VERIFIERS + 1, p.vera));
        invalid("verifiers", d -> d.verifiers = List.of(p.vera, p.vera));
        invalid("verifiers", d -> d.verifiers = List.of(NOBODY));
        invalid("verifiers", d -> d.verifiers = List.of(0));
        invalid("verifiers actor", d -> d.verifiers = List.of(p.labAccount));
        invalid("quorum", d -> d.quorum = 0);
        invalid("quorum verifiers", d -> d.quorum = 3);
        invalid("counterparties", d -> d.counterparties = List.of(p.ann, p.ann));
        invalid("counterparties", d -> d.counterparties = List.of(NOBODY));
        invalid("counterparties actor", d -> d.counterparties = List.of(p.labAccount));
        invalid("split", d -> d.burnBps = 1_999);
        invalid("split", d -> d.burnBps = Integer.MAX_VALUE);
        invalid("split", d -> d.burnBps = -8_000);
        invalid("bond", d -> d.bond = -1);
        invalid("bond", d -> d.bond = Limits.MAX_BOND_MICROS + 1);
        invalid("pledge actor", d -> {
            d.pledge = world.free;
            d.actor = world.silent;
        });
        invalid("pledge actor", d -> d.pledge = world.open);
        invalid("pledge actor horizon", d -> {
            d.pledge = world.free;
            d.horizon = Promises.SIGN_BY;
        });
    }

    private void invalid(String touches, Consumer<PromiseDraft> put) {
        fault(CommandKind.OPEN_COMMITMENT, Refusal.COMMITMENT_INVALID, touches, put);
    }

    private void evidence() {
        CommandKind kind = CommandKind.ADD_EVIDENCE;
        about(kind);
        fault(kind, Refusal.TEXT_INVALID, "text", d -> d.text = "");
        for (String link :
                List.of("ftp://a", "https://", "example.org", "https://a b", "https://a\nb", "javascript:")) {
            fault(kind, Refusal.EVIDENCE_INVALID, "link", d -> d.link = link);
        }
        fault(kind, Refusal.EVIDENCE_INVALID, "link", d -> d.link = "http://" + "x".repeat(Limits.MAX_LINK_CHARS));
        fault(kind, Refusal.EVIDENCE_INVALID, "date", d -> d.datedAt = Long.MAX_VALUE);
        fault(kind, Refusal.LIMIT_EXCEEDED, "commitment", d -> d.commitment = world.full);
        fault(kind, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.breached);
    }

    private void verdicts() {
        CommandKind kind = CommandKind.ATTEST;
        about(kind);
        fault(kind, Refusal.NOT_VERIFIER, "by", d -> d.by = p.ann);
        fault(kind, Refusal.NOT_VERIFIER, "by", d -> d.by = p.labAccount);
        fault(kind, Refusal.TEXT_INVALID, "text", d -> d.text = "");
        fault(kind, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.offered);
        fault(kind, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.breached);
        fault(kind, Refusal.ALREADY_ATTESTED, "commitment by", d -> d.commitment = world.proposed);
        fault(kind, Refusal.QUORUM_REACHED, "commitment by", d -> d.commitment = world.ripe);
        fault(kind, Refusal.NOTHING_PROPOSED, "breached commitment", d -> d.breached = false);
        CommandKind challenge = CommandKind.CHALLENGE;
        about(challenge);
        fault(challenge, Refusal.NOT_ACTOR, "by", d -> d.by = p.ann);
        fault(challenge, Refusal.NOT_ACTOR, "by", d -> d.by = p.vera);
        fault(challenge, Refusal.TEXT_INVALID, "text", d -> d.text = " \n");
        fault(challenge, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.offered);
        fault(challenge, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.breached);
        fault(challenge, Refusal.NOTHING_PROPOSED, "commitment", d -> d.commitment = world.active);
        fault(challenge, Refusal.CHALLENGE_CLOSED, "commitment", d -> d.commitment = world.proposed);
        fault(challenge, Refusal.CHALLENGE_CLOSED, "commitment", d -> d.commitment = world.challenged);
    }

    private void bonds() {
        CommandKind kind = CommandKind.POST_BOND;
        about(kind);
        fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = p.vera);
        fault(kind, Refusal.NOT_ACTOR, "by", d -> d.by = p.ann);
        fault(kind, Refusal.NOT_ACTOR, "by", d -> d.by = TestVenue.COORDINATOR);
        fault(kind, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = 0);
        fault(kind, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = Long.MIN_VALUE);
        fault(kind, Refusal.LIMIT_EXCEEDED, "amount", d -> d.amount = Long.MAX_VALUE);
        fault(kind, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.proposed);
        fault(kind, Refusal.COMMITMENT_NOT_ACTIVE, "commitment", d -> d.commitment = world.lapsed);
        fault(kind, Refusal.INSUFFICIENT_FUNDS, "amount", d -> d.amount = Limits.MAX_BOND_MICROS / 2);
    }

    private void pledges() {
        CommandKind kind = CommandKind.OPEN_PLEDGE;
        named(kind);
        fault(kind, Refusal.ID_TAKEN, "id", d -> d.id = "open");
        for (List<Integer> actors : List.of(
                List.<Integer>of(),
                List.of(p.lab, p.lab),
                List.of(NOBODY),
                List.of(world.silent),
                Collections.nCopies(Limits.MAX_PLEDGE_ACTORS + 1, p.lab))) {
            fault(kind, Refusal.PLEDGE_INVALID, "actors", d -> d.actors = actors);
        }
        fault(kind, Refusal.PLEDGE_INVALID, "required", d -> d.required = 0);
        fault(kind, Refusal.PLEDGE_INVALID, "required", d -> d.required = 2);
        fault(kind, Refusal.PLEDGE_INVALID, "date", d -> d.signBy = p.engine().atMicros());
        fault(kind, Refusal.PLEDGE_INVALID, "date", d -> d.signBy = Long.MAX_VALUE);
        CommandKind sign = CommandKind.SIGN_PLEDGE;
        about(sign);
        fault(sign, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = p.vera);
        fault(sign, Refusal.NOT_IN_PLEDGE, "commitment", d -> d.commitment = world.active);
        fault(sign, Refusal.NOT_ACTOR, "by", d -> d.by = p.ann);
        fault(sign, Refusal.PLEDGE_ENDED, "commitment", d -> d.commitment = world.lapsed);
        fault(sign, Refusal.ALREADY_SIGNED, "commitment", d -> d.commitment = world.signed);
        fault(sign, Refusal.BOND_MISSING, "commitment", d -> d.commitment = world.unposted);
    }

    private void markets() {
        CommandKind kind = CommandKind.OPEN_MARKET;
        about(kind);
        fault(kind, Refusal.ID_INVALID, "id", d -> d.id = "-");
        fault(kind, Refusal.BINDING_INVALID, "conditions", d -> d.broken = d.kept);
        fault(kind, Refusal.BINDING_INVALID, "conditions", d -> d.broken = 2);
        fault(kind, Refusal.BINDING_INVALID, "conditions", d -> d.kept = -1);
        fault(kind, Refusal.BINDING_INVALID, "commitment", d -> d.commitment = world.breached);
        fault(kind, Refusal.BINDING_INVALID, "commitment", d -> d.commitment = world.lapsed);
        fault(kind, Refusal.BINDING_INVALID, "decision", d -> d.decision = advisory());
        fault(kind, Refusal.LIMIT_EXCEEDED, "commitment", d -> d.commitment = world.crowded);
        CommandKind settle = CommandKind.SETTLE_CONDITION;
        fault(settle, Refusal.UNKNOWN_CONDITION, "condition", d -> d.condition = 2);
        fault(settle, Refusal.CONDITION_SETTLED, "market", d -> d.market = world.settled);
        fault(settle, Refusal.CONDITION_BOUND, "market", d -> d.market = world.bound);
    }

    private DecisionTerms advisory() {
        long decidesAt = p.engine().atMicros() + 3_600 * Promises.SECOND;
        DecisionTerms plain = DecisionTerms.twapMargin(decidesAt, 600 * Promises.SECOND, 0, 0);
        return new DecisionTerms(
                DecisionTerms.Rule.ADVISORY,
                DecisionTerms.Rule.ADVISORY,
                plain.decidesAtMicros(),
                plain.windowMicros(),
                0,
                false,
                0,
                0,
                plain.gridMicros(),
                0,
                0,
                0,
                0,
                null,
                false,
                plain.guards());
    }

    /** A command with nothing wrong. */
    private static PromiseDraft good(CommandKind kind, World world) {
        Promises p = world.p;
        int by = switch (kind) {
            case ADD_EVIDENCE -> p.ann;
            case ATTEST -> p.val;
            case CHALLENGE, POST_BOND, SIGN_PLEDGE -> p.labAccount;
            default -> TestVenue.COORDINATOR;
        };
        PromiseDraft draft = new PromiseDraft(kind, by, p);
        draft.commitment = switch (kind) {
            case CHALLENGE -> world.ripe;
            case POST_BOND, SIGN_PLEDGE -> world.offered;
            default -> world.active;
        };
        draft.market = world.unbound;
        return draft;
    }

    @TestFactory
    Stream<DynamicNode> everyFaultAndEveryTwo() {
        return faults.entrySet().stream()
                .map(entry ->
                        dynamicContainer(entry.getKey().name(), tests(entry.getKey(), entry.getValue()).stream()));
    }

    private List<DynamicNode> tests(CommandKind kind, List<Fault> all) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Fault one : all) {
            tests.add(dynamicTest("" + one.refusal(), () -> check(kind, List.of(one))));
            for (Fault other : all) {
                boolean canBoth = one.refusal().compareTo(other.refusal()) < 0
                        && Collections.disjoint(one.touches(), other.touches());
                if (canBoth) {
                    String name = one.refusal() + " before " + other.refusal();
                    tests.add(dynamicTest(name, () -> check(kind, List.of(other, one))));
                }
            }
        }
        return tests;
    }

    private void check(CommandKind kind, List<Fault> both) {
        PromiseDraft draft = good(kind, world);
        both.forEach(fault -> fault.put().accept(draft));
        byte[] before = p.engine().hash();
        // At the same microsecond again and again, so that no window ends while faults are tried.
        Answer answer =
                p.engine().apply(p.engine().sequence() + 1, p.engine().atMicros(), draft.build(), EventSink.NONE);
        assertThat(answer.refusal())
                .as(answer.detail())
                .isEqualTo(both.get(both.size() - 1).refusal());
        assertThat(answer.detail()).isNotBlank();
        assertThat(p.engine().hash()).as("nothing changed").isEqualTo(before);
    }

    @Test
    void withoutAFaultEveryKindIsAccepted() {
        World fresh = new World();
        for (CommandKind kind : faults.keySet()) {
            PromiseDraft draft = good(kind, fresh);
            draft.commandId = CommandId.of("good " + kind);
            Answer answer = fresh.p
                    .engine()
                    .apply(fresh.p.engine().sequence() + 1, fresh.p.engine().atMicros(), draft.build(), EventSink.NONE);
            assertThat(answer.ok()).as(kind + ": " + answer.detail()).isTrue();
        }
    }

    @Test
    void everyRefusalAboutCommitmentsIsAmongThem() {
        Set<Refusal> covered = EnumSet.noneOf(Refusal.class);
        faults.values().forEach(all -> all.forEach(fault -> covered.add(fault.refusal())));
        assertThat(covered)
                .contains(
                        Refusal.UNKNOWN_ACTOR,
                        Refusal.UNKNOWN_COMMITMENT,
                        Refusal.UNKNOWN_PLEDGE,
                        Refusal.NOT_VERIFIER,
                        Refusal.NOT_ACTOR,
                        Refusal.BINDING_INVALID,
                        Refusal.COMMITMENT_INVALID,
                        Refusal.PLEDGE_INVALID,
                        Refusal.EVIDENCE_INVALID,
                        Refusal.COMMITMENT_NOT_ACTIVE,
                        Refusal.ALREADY_ATTESTED,
                        Refusal.QUORUM_REACHED,
                        Refusal.NOTHING_PROPOSED,
                        Refusal.CHALLENGE_CLOSED,
                        Refusal.PLEDGE_ENDED,
                        Refusal.ALREADY_SIGNED,
                        Refusal.BOND_MISSING,
                        Refusal.CONDITION_BOUND);
    }
}
