package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.command.Binding;
import covenant.engine.command.PostBond;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.Pledge;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Laws about commitments, bonds and joint pledges. */
final class CommitmentLaws {
    private CommitmentLaws() {}

    static List<Law> all() {
        return List.of(
                new BondsAddUp(), new MovesAlongArrows(), new EndsMarkets(), new RemembersRepricing(), new OnTime());
    }

    /** What was posted is what is held, went back, was paid and was burned; told by events, to the micro. */
    private static final class BondsAddUp extends Law {
        private final Map<Integer, Long> posted = new HashMap<>();
        private long moved;
        private long burned;

        BondsAddUp() {
            super("a bond is held, returned, or slashed and burned, to the micro");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (step.command().bare() instanceof PostBond c && answer.ok() && !answer.repeated()) {
                posted.merge(c.commitment(), c.amountMicros(), Long::sum);
            }
            for (Event event : trial.events()) {
                if (event instanceof Event.Burned e) {
                    burned += e.amountMicros();
                } else if (event instanceof Event.CashMoved e && Books.isBond(e)) {
                    moved += e.deltaMicros();
                }
            }
            long held = 0;
            for (Commitment commitment : trial.engine().state().commitments().commitments()) {
                Bond bond = commitment.bond();
                long sum = bond.heldMicros() + bond.returnedMicros() + bond.paidMicros() + bond.burnedMicros();
                checkEqual(sum, posted.getOrDefault(commitment.number(), 0L), "bond of %d", commitment.number());
                boolean isSlashed = bond.paidMicros() + bond.burnedMicros() > 0;
                boolean isBreached = commitment.phase() == CommitmentPhase.BREACHED;
                check(!isSlashed || isBreached, "slashed, but %s", commitment.phase());
                check(bond.returnedMicros() == 0 || commitment.phase().isFinal(), "returned too early");
                check(bond.returnedMicros() == 0 || !isBreached, "returned in spite of a breach");
                check(bond.heldMicros() == 0 || !commitment.phase().isFinal(), "held for ever");
                held += bond.heldMicros();
                if (isSlashed) {
                    exercised();
                }
            }
            checkEqual(-moved - burned, held, "what left cash and was not burned");
            checkEqual(
                    trial.engine().state().escrowMicros(), held + trial.books().reservedMicros(), "escrow");
            check(trial.engine().state().isConserved(), "the totals do not agree");
        }
    }

    private static final class MovesAlongArrows extends Law {
        private static final Set<String> ARROWS = Set.of(
                "offered active",
                "offered lapsed",
                "active proposed",
                "active kept",
                "proposed active",
                "proposed challenged",
                "proposed breached",
                "proposed kept",
                "challenged active",
                "challenged breached",
                "challenged disputed",
                "challenged kept");

        private final Map<Integer, String> phases = new HashMap<>();

        MovesAlongArrows() {
            super("a commitment moves along the arrows only, and every move is told");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.CommitmentOpened e) {
                    phases.put(e.commitment(), e.terms().pledge() < 0 ? "active" : "offered");
                } else if (event instanceof Event.CommitmentMoved e) {
                    checkEqual(e.from(), phases.put(e.commitment(), e.to()), "told from");
                    check(ARROWS.contains(e.from() + " " + e.to()), "from %s to %s", e.from(), e.to());
                    Coverage.note("moved " + e.from() + " " + e.to());
                    exercised();
                }
            }
            for (Commitment commitment : trial.engine().state().commitments().commitments()) {
                checkEqual(commitment.phase().id(), phases.get(commitment.number()), "phase");
            }
        }
    }

    private static final class EndsMarkets extends Law {
        EndsMarkets() {
            super("the end of a commitment ends the condition of every market bound to it, and nothing else does");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Commitment commitment : trial.engine().state().commitments().commitments()) {
                for (int number : commitment.markets()) {
                    Market market = trial.engine().state().market(number);
                    if (market.phase() != Phase.VOIDED) {
                        checkEqual(
                                market.settledCondition(),
                                expected(commitment.phase(), market.terms().binding()),
                                "condition of market %d bound to what is %s",
                                number,
                                commitment.phase());
                        exercised();
                    }
                }
            }
        }

        /** The condition that a market has come to; -2, which none has, where it must have been voided. */
        private static int expected(CommitmentPhase phase, Binding binding) {
            return switch (phase) {
                case OFFERED, ACTIVE, PROPOSED, CHALLENGED -> -1;
                case BREACHED -> binding.broken();
                case KEPT -> binding.kept();
                case DISPUTED, LAPSED -> -2;
            };
        }
    }

    private static final class RemembersRepricing extends Law {
        private final Map<Integer, Event.ConditionSettled> told = new HashMap<>();

        RemembersRepricing() {
            super("every repricing by a commitment is remembered in it as it was told");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.ConditionSettled e && e.commitment() >= 0) {
                    check(told.put(e.market(), e) == null, "market %d settled twice", e.market());
                }
            }
            int remembered = 0;
            for (Commitment commitment : trial.engine().state().commitments().commitments()) {
                for (var repricing : commitment.repricings()) {
                    Event.ConditionSettled e = told.get(repricing.market());
                    checkEqual(e.commitment(), commitment.number(), "cause");
                    checkEqual(repricing.condition(), e.condition(), "condition");
                    checkEqual(repricing.tokenBefore(), e.tokenBefore(), "token before");
                    checkEqual(repricing.jump(), e.jump(), "jump");
                    remembered++;
                    exercised();
                }
            }
            checkEqual(remembered, told.size(), "repricings");
        }
    }

    private static final class OnTime extends Law {
        OnTime() {
            super("no window, horizon or date of a commitment or pledge outlasts its time");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            long now = trial.engine().atMicros();
            for (Commitment commitment : trial.engine().state().commitments().commitments()) {
                boolean isRunning = commitment.isChallengeable() || commitment.phase() == CommitmentPhase.CHALLENGED;
                long until = commitment.isChallengeable()
                        ? commitment.challengeEndsMicros()
                        : isRunning
                                ? commitment.disputeEndsMicros()
                                : commitment.terms().horizonMicros();
                check(commitment.phase().isFinal() || until > now, "%s is still %s", until, commitment.phase());
                exercised();
            }
            for (Pledge pledge : trial.engine().state().commitments().pledges()) {
                boolean isOver = pledge.terms().signByMicros() <= now;
                check(pledge.phase() != PledgePhase.OPEN || !isOver, "a pledge is still open");
                boolean hasEnough = trial.engine().state().commitments().signatures(pledge)
                        >= pledge.terms().required();
                checkEqual(pledge.phase() == PledgePhase.BOUND, hasEnough, "bound");
                for (int number : pledge.commitments()) {
                    Commitment commitment = trial.engine().state().commitments().commitment(number);
                    boolean isOffered = commitment.phase() == CommitmentPhase.OFFERED;
                    check(!isOffered || !isOver, "still offered");
                    check(!isOffered || commitment.signedAtMicros() == 0 || !hasEnough, "signed, but not bound");
                }
            }
        }
    }
}
