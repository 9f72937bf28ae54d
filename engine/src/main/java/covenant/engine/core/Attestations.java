package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Attest;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.commitment.Attestation;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Contest;
import covenant.engine.commitment.Entry;
import covenant.engine.event.Event;
import covenant.engine.state.VenueState;

/**
 * How a breach is found: verifiers propose it, time or a challenge follows, and they rule anew if challenged. A proposal
 * that has its quorum, or is challenged, at the horizon is decided even after it; one without a quorum falls there, and the commitment is kept.
 */
final class Attestations {
    private final VenueState state;
    private final CommitmentRegister register;
    private final CommitmentMoves moves;

    Attestations(VenueState state, CommitmentMoves moves) {
        this.state = state;
        this.register = state.commitments();
        this.moves = moves;
    }

    Refused attest(Attest c, Moment now) {
        Commitment commitment = register.commitment(c.commitment());
        Refused refused = check(c, commitment);
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        register.add(commitment, new Attestation(c.by(), c.breached(), c.reason(), now.atMicros()));
        register.stamp(commitment, now.sequence());
        Entry.What what = c.breached() ? Entry.What.FOUND_BREACHED : Entry.What.FOUND_KEPT;
        moves.note(commitment, what, c.by(), c.reason(), now);
        now.events().on(new Event.Attested(commitment.number(), c.by(), c.breached(), c.reason()));
        if (commitment.phase() == CommitmentPhase.ACTIVE) {
            moves.move(commitment, CommitmentPhase.PROPOSED, c.by(), c.reason(), now);
        }
        if (commitment.hasQuorum()) {
            found(commitment, c.by(), now);
        } else if (commitment.cannotReachQuorum()) {
            fall(commitment, c.by(), now);
        }
        return null;
    }

    private static Refused check(Attest c, Commitment commitment) {
        if (commitment == null) {
            return CommitmentChecks.unknown(c.commitment());
        }
        if (!commitment.terms().verifiers().contains(c.by())) {
            return new Refused(
                    Refusal.NOT_VERIFIER,
                    "only the verifiers of " + commitment.terms().id() + " attest");
        }
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, false);
        if (refused != null) {
            return refused;
        }
        if (commitment.phase() == CommitmentPhase.OFFERED || commitment.phase().isFinal()) {
            return CommitmentChecks.notActive(commitment);
        }
        if (commitment.hasAttested(c.by())) {
            return new Refused(Refusal.ALREADY_ATTESTED, "you have attested in this round");
        }
        if (commitment.isChallengeable()) {
            return new Refused(Refusal.QUORUM_REACHED, "the breach has its quorum; a challenge would reopen it");
        }
        return commitment.phase() == CommitmentPhase.ACTIVE && !c.breached()
                ? new Refused(Refusal.NOTHING_PROPOSED, "nobody has found a breach that you could deny")
                : null;
    }

    private void found(Commitment commitment, int by, Moment now) {
        if (commitment.phase() == CommitmentPhase.CHALLENGED) {
            moves.move(commitment, CommitmentPhase.BREACHED, by, "the verifiers upheld it against the challenge", now);
        } else {
            long endsAt = now.atMicros() + commitment.terms().challengeMicros();
            register.openChallenge(commitment, endsAt);
            moves.note(commitment, Entry.What.QUORUM_REACHED, by, "it is final unless challenged in time", now);
            now.events().on(new Event.ChallengeOpened(commitment.number(), endsAt));
        }
    }

    /** A proposed breach can no longer be found. After the horizon that means kept. */
    private void fall(Commitment commitment, int by, Moment now) {
        boolean isOver = now.atMicros() >= commitment.terms().horizonMicros();
        CommitmentPhase to = isOver ? CommitmentPhase.KEPT : CommitmentPhase.ACTIVE;
        moves.move(commitment, to, by, "the verifiers found no breach", now);
    }

    Refused challenge(Challenge c, Moment now) {
        Commitment commitment = register.commitment(c.commitment());
        Refused refused = check(c, commitment);
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        moves.move(commitment, CommitmentPhase.CHALLENGED, c.by(), c.reason(), now);
        register.openDispute(
                commitment,
                new Contest(c.by(), c.reason(), now.atMicros()),
                now.atMicros() + commitment.terms().disputeMicros());
        return null;
    }

    private Refused check(Challenge c, Commitment commitment) {
        if (commitment == null) {
            return CommitmentChecks.unknown(c.commitment());
        }
        Role role = state.account(c.by()).role();
        boolean isOfficial = role == Role.COORDINATOR || role == Role.OPERATOR;
        if (!isOfficial && !register.actorOf(commitment).isActedForBy(c.by())) {
            return Bonds.notActor(register.actorOf(commitment));
        }
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, false);
        if (refused != null || commitment.isChallengeable()) {
            return refused;
        }
        return switch (commitment.phase()) {
            case OFFERED, BREACHED, KEPT, DISPUTED, LAPSED -> CommitmentChecks.notActive(commitment);
            case ACTIVE -> new Refused(Refusal.NOTHING_PROPOSED, "no breach is proposed");
            case PROPOSED -> new Refused(Refusal.CHALLENGE_CLOSED, "the breach has not its quorum yet");
            case CHALLENGED -> new Refused(Refusal.CHALLENGE_CLOSED, "the breach is challenged already");
        };
    }

    void challengeEnds(Commitment commitment, Moment then) {
        if (commitment.isChallengeable() && commitment.challengeEndsMicros() <= then.atMicros()) {
            moves.move(
                    commitment, CommitmentPhase.BREACHED, Command.VENUE_ACCOUNT, "nobody challenged it in time", then);
        }
    }

    void disputeEnds(Commitment commitment, Moment then) {
        if (commitment.phase() == CommitmentPhase.CHALLENGED && commitment.disputeEndsMicros() <= then.atMicros()) {
            moves.move(
                    commitment,
                    CommitmentPhase.DISPUTED,
                    Command.VENUE_ACCOUNT,
                    "the verifiers came to no ruling",
                    then);
        }
    }

    void horizonPasses(Commitment commitment, Moment then) {
        boolean isInForce = commitment.phase() == CommitmentPhase.ACTIVE;
        boolean isUnripe = commitment.phase() == CommitmentPhase.PROPOSED && !commitment.isChallengeable();
        if (isInForce || isUnripe) {
            String reason = isInForce
                    ? "its horizon passed without a breach"
                    : "its horizon passed before the proposed breach had its quorum";
            moves.move(commitment, CommitmentPhase.KEPT, Command.VENUE_ACCOUNT, reason, then);
        }
    }
}
