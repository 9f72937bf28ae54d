package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.fixture.LifecycleTable;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code bond-lifecycle.txt}, which a coordinator can read. */
class BondLifecycleTest {
    private static final LifecycleTable TABLE = LifecycleTable.beside(BondLifecycleTest.class, "bond-lifecycle.txt");

    private static final long CREDIT = Limits.MICROS;

    /** A commitment of the lab's; where the state says so, within a joint pledge of two. */
    private static final class Scene implements LifecycleTable.Scene {
        private final Promises p = new Promises();
        private int commitment;

        @Override
        public Engine engine() {
            return p.engine();
        }

        @Override
        public void bringTo(String state) {
            boolean isOffered = state.startsWith("offered") || state.startsWith("lapsed");
            int pledge =
                    isOffered ? p.pledge("both", 2, p.lab, p.actor("other", p.venue.participant("ally", 100))) : -1;
            CommitmentTerms terms = p.terms("notice", p.lab, pledge);
            commitment = p.commitment(terms);
            p.market("m", commitment);
            if (!state.contains("without")) {
                p.post(p.labAccount, commitment, 10 * CREDIT);
            }
            switch (state.replaceAll(", .*", "")) {
                case "offered", "active" -> {
                    // So it begins.
                }
                case "proposed" -> p.propose(commitment);
                case "challenged" -> challenged();
                case "breached" -> make("the challenge window ends");
                case "kept" -> p.tick(Promises.HORIZON);
                case "disputed" -> make("the verifiers come to no ruling");
                case "lapsed" -> p.tick(Promises.SIGN_BY);
                default -> throw new AssertionError("nobody knows how: " + state);
            }
        }

        private Commitment commitment() {
            return p.commitment(commitment);
        }

        private void challenged() {
            p.propose(commitment);
            p.challenge(p.labAccount, commitment);
        }

        @Override
        public Answer make(String move) {
            return switch (move) {
                case "the lab posts 10 credits" -> p.post(p.labAccount, commitment, 10 * CREDIT);
                case "the lab posts nothing" -> p.post(p.labAccount, commitment, 0);
                case "the lab posts more than it has" -> p.post(p.labAccount, commitment, 1_001 * CREDIT);
                case "the lab posts more than a bond may be" ->
                    p.post(p.labAccount, commitment, Limits.MAX_BOND_MICROS + 1);
                case "ann posts 10 credits" -> p.post(p.ann, commitment, 10 * CREDIT);
                case "a coordinator posts 10 credits" -> p.post(TestVenue.COORDINATOR, commitment, 10 * CREDIT);
                case "the challenge window ends" -> {
                    // Where no breach is proposed and one can be, it is proposed before.
                    if (commitment().phase() == CommitmentPhase.ACTIVE) {
                        p.propose(commitment);
                    }
                    yield p.tick(engine().atMicros() + Promises.WINDOW);
                }
                case "the verifiers come to no ruling" -> {
                    if (commitment().phase() == CommitmentPhase.ACTIVE) {
                        challenged();
                    }
                    yield p.tick(engine().atMicros() + Promises.WINDOW);
                }
                case "the verifiers rule for the lab" -> {
                    p.attest(p.vera, commitment, false);
                    p.attest(p.val, commitment, false);
                    yield p.tick(Promises.HORIZON);
                }
                case "the horizon passes" -> p.tick(Promises.HORIZON);
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        @Override
        public String state() {
            Bond bond = commitment().bond();
            assertThat(engine().state().isConserved()).isTrue();
            assertThat(engine().state().escrowMicros()).isEqualTo(bond.heldMicros());
            return commitment().phase().id() + ", " + fate(bond);
        }

        private static String fate(Bond bond) {
            return bond.postedMicros() == 0
                    ? "without"
                    : bond.heldMicros() > 0
                            ? "held " + credits(bond.heldMicros())
                            : bond.returnedMicros() > 0
                                    ? "returned " + credits(bond.returnedMicros())
                                    : "paid " + credits(bond.paidMicros()) + " burned " + credits(bond.burnedMicros());
        }

        private static long credits(long micros) {
            assertThat(micros % CREDIT).isZero();
            return micros / CREDIT;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() {
        return TABLE.everyLine(Scene::new);
    }

    @Test
    void everyMoveIsTriedInEveryState() {
        TABLE.assertWhole(
                "offered, without",
                "offered, held 10",
                "active, without",
                "active, held 10",
                "proposed, held 10",
                "challenged, held 10",
                "breached, paid 8 burned 2",
                "kept, returned 10",
                "disputed, returned 10",
                "lapsed, returned 10",
                "lapsed, without");
    }
}
