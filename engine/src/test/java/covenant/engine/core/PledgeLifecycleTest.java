package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.OpenCommitment;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Pledge;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.fixture.LifecycleTable;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code pledge-lifecycle.txt}, which a coordinator can read. */
class PledgeLifecycleTest {
    private static final LifecycleTable TABLE =
            LifecycleTable.beside(PledgeLifecycleTest.class, "pledge-lifecycle.txt");

    /** Four named actors, of whom two must sign; three have a commitment, alpha and beta with the bond of 10 credits, gamma without. */
    private static final class Scene implements LifecycleTable.Scene {
        private final Promises p = new Promises();
        private final List<Integer> accounts = new ArrayList<>();
        private final List<Integer> actors = new ArrayList<>();
        private final List<Integer> commitments = new ArrayList<>();
        private final int pledge;
        private final int alone;

        Scene() {
            for (String id : List.of("alpha", "beta", "gamma", "delta")) {
                accounts.add(p.venue.account(id, Role.PARTICIPANT, 100));
                actors.add(p.actor(id, accounts.get(accounts.size() - 1)));
            }
            pledge = p.pledge("pause", 2, actors.toArray(new Integer[0]));
            for (int i = 0; i < 3; i++) {
                commitments.add(p.commitment(p.terms("c" + i, actors.get(i), pledge)));
            }
            alone = p.commitment("alone");
            post(0);
            post(1);
        }

        private Answer post(int who) {
            return p.post(accounts.get(who), commitments.get(who), 10 * Limits.MICROS);
        }

        private Answer sign(int who) {
            return p.sign(accounts.get(who), commitments.get(who));
        }

        @Override
        public Engine engine() {
            return p.engine();
        }

        @Override
        public void bringTo(String state) {
            boolean isBound = state.startsWith("bound");
            if (isBound || state.startsWith("open: alpha") || state.startsWith("failed")) {
                sign(0);
            }
            if (isBound) {
                sign(1);
            }
            if (state.contains("gamma bound")) {
                post(2);
                sign(2);
            }
            if (state.contains("over") || state.startsWith("failed")) {
                p.tick(Promises.SIGN_BY);
            }
        }

        @Override
        public Answer make(String move) {
            return switch (move) {
                case "alpha signs" -> sign(0);
                case "beta signs" -> sign(1);
                case "gamma signs without its bond" -> sign(2);
                case "gamma posts its bond and signs" -> {
                    boolean isPosted = p.commitment(commitments.get(2)).bond().heldMicros() > 0;
                    Answer posted = isPosted ? null : post(2);
                    yield isPosted || posted.ok() ? sign(2) : posted;
                }
                case "beta signs for alpha" -> p.sign(accounts.get(1), commitments.get(0));
                case "the lab signs what is in no pledge" -> p.sign(p.labAccount, alone);
                case "delta's commitment joins" -> open(p.terms("late", actors.get(3), pledge));
                case "a second commitment of alpha's joins" -> open(p.terms("twice", actors.get(0), pledge));
                case "a commitment of the lab's joins" -> open(p.terms("stranger", p.lab, pledge));
                case "its date comes" -> p.tick(Promises.SIGN_BY);
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        private Answer open(CommitmentTerms terms) {
            return p.venue.apply(new OpenCommitment(p.venue.nextId(), TestVenue.COORDINATOR, terms));
        }

        /** The pledge, and what became of each commitment in it. */
        @Override
        public String state() {
            CommitmentRegister register = engine().state().commitments();
            Pledge it = p.pledge(pledge);
            List<String> signed = new ArrayList<>();
            List<String> bound = new ArrayList<>();
            List<String> lapsed = new ArrayList<>();
            for (int number : it.commitments()) {
                Commitment commitment = register.commitment(number);
                String actor = register.actorOf(commitment).id();
                switch (commitment.phase()) {
                    case OFFERED -> {
                        if (commitment.signedAtMicros() > 0) {
                            signed.add(actor);
                        }
                    }
                    case ACTIVE -> bound.add(actor);
                    case LAPSED -> lapsed.add(actor);
                    default -> throw new AssertionError(commitment.phase());
                }
            }
            boolean isOver = it.phase() == PledgePhase.BOUND && it.isOver(engine().atMicros());
            List<String> parts = new ArrayList<>();
            told(signed, "signed", parts);
            told(bound, "bound", parts);
            told(lapsed, "lapsed", parts);
            String all = parts.isEmpty() ? "nobody signed" : String.join("; ", parts);
            return it.phase().id() + (isOver ? " and over: " : ": ") + all;
        }

        private static void told(List<String> who, String what, List<String> parts) {
            if (!who.isEmpty()) {
                parts.add(String.join(" ", who) + " " + what);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() {
        return TABLE.everyLine(Scene::new);
    }

    @Test
    void everyMoveIsTriedInEveryState() {
        TABLE.assertWhole(
                "open: nobody signed",
                "open: alpha signed",
                "bound: alpha beta bound",
                "bound: alpha beta gamma bound",
                "bound and over: alpha beta bound; gamma lapsed",
                "failed: alpha beta gamma lapsed");
    }
}
