package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Binding;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.SettleCondition;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.fixture.LifecycleTable;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code commitment-lifecycle.txt}, which a coordinator can read. */
class CommitmentLifecycleTest {
    private static final LifecycleTable TABLE =
            LifecycleTable.beside(CommitmentLifecycleTest.class, "commitment-lifecycle.txt");

    private static final String LATE = " after the horizon";

    /** A commitment of the lab's with a market bound to it; verifiers vera, vic and val, of whom two must agree. */
    private static final class Scene implements LifecycleTable.Scene {
        private final Promises p = new Promises();
        private int commitment;
        private int market;

        @Override
        public Engine engine() {
            return p.engine();
        }

        @Override
        public void bringTo(String state) {
            boolean isPledged = state.equals("offered") || state.equals("lapsed");
            int pledge = isPledged ? p.pledge("all", 1, p.lab) : -1;
            commitment = p.commitment(p.terms("notice", p.lab, pledge));
            market = p.market("m", commitment);
            if (state.endsWith(LATE)) {
                p.tick(Promises.HORIZON - Promises.WINDOW / 2);
            }
            bringAlong(state.replace(LATE, ""));
            if (state.endsWith(LATE)) {
                p.tick(Promises.HORIZON);
            }
        }

        private void bringAlong(String state) {
            switch (state) {
                case "offered", "active" -> {
                    // So it begins.
                }
                case "proposed" -> p.attest(p.vera, commitment, true);
                case "proposed with its quorum" -> p.propose(commitment);
                case "challenged", "disputed" -> {
                    p.propose(commitment);
                    p.challenge(p.labAccount, commitment);
                }
                case "breached" -> {
                    p.propose(commitment);
                    p.tick(commitment().challengeEndsMicros());
                }
                case "kept" -> p.tick(Promises.HORIZON);
                case "lapsed" -> p.tick(Promises.SIGN_BY);
                default -> throw new AssertionError("nobody knows how: " + state);
            }
            if (state.equals("disputed")) {
                p.tick(commitment().disputeEndsMicros());
            }
        }

        private Commitment commitment() {
            return p.commitment(commitment);
        }

        @Override
        public Answer make(String move) {
            int coordinator = TestVenue.COORDINATOR;
            return switch (move) {
                case "ann adds evidence" -> p.evidence(p.ann, commitment);
                case "ann finds a breach" -> p.attest(p.ann, commitment, true);
                case "vera finds a breach" -> p.attest(p.vera, commitment, true);
                case "val finds a breach" -> p.attest(p.val, commitment, true);
                case "vic, and val if it takes him, find one" -> both(true);
                case "val finds none" -> p.attest(p.val, commitment, false);
                case "vic and val find none" -> both(false);
                case "the lab challenges" -> p.challenge(p.labAccount, commitment);
                case "a coordinator challenges" -> p.challenge(coordinator, commitment);
                case "ann challenges" -> p.challenge(p.ann, commitment);
                case "a market is bound to it" -> p.venue.apply(bound());
                case "a coordinator settles kept by hand" ->
                    p.venue.apply(new SettleCondition(p.venue.nextId(), coordinator, market, 0));
                case "its challenge window ends" -> p.tick(end(commitment().challengeEndsMicros()));
                case "its time to rule ends" -> p.tick(end(commitment().disputeEndsMicros()));
                case "its horizon passes" -> p.tick(Promises.HORIZON);
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        private Answer both(boolean breached) {
            Answer first = p.attest(p.vic, commitment, breached);
            boolean isEnough = breached && commitment().isChallengeable();
            return first.ok() && !isEnough ? p.attest(p.val, commitment, breached) : first;
        }

        /** When a window ends; where none is open, later than any would. */
        private long end(long endsAtMicros) {
            return endsAtMicros > 0 ? endsAtMicros : engine().atMicros() + Promises.WINDOW;
        }

        private OpenMarket bound() {
            return new OpenMarket(
                    p.venue.nextId(),
                    TestVenue.COORDINATOR,
                    TestVenue.terms("second", Metric.binary(), "kept", "broken").boundTo(new Binding(commitment, 0, 1)),
                    Limits.MICROS,
                    new long[0]);
        }

        @Override
        public String state() {
            Commitment c = commitment();
            boolean isLate =
                    engine().atMicros() >= Promises.HORIZON && !c.phase().isFinal();
            boolean isRipe = c.phase() == CommitmentPhase.PROPOSED && c.isChallengeable();
            return c.phase().id() + (isRipe ? " with its quorum" : "") + (isLate ? LATE : "");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() {
        return TABLE.everyLine(Scene::new);
    }

    @Test
    void everyMoveIsTriedInEveryState() {
        TABLE.assertWhole(
                "offered",
                "active",
                "proposed",
                "proposed with its quorum",
                "proposed with its quorum after the horizon",
                "challenged",
                "challenged after the horizon",
                "breached",
                "kept",
                "disputed",
                "lapsed");
    }
}
