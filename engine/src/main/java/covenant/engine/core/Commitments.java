package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PostBond;
import covenant.engine.command.SignPledge;
import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Evidence;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/**
 * Actors, their commitments and the evidence on them; the front of all that concerns commitments. Methods that can refuse return why they did, or
 * null.
 */
final class Commitments {
    private final VenueState state;
    private final CommitmentRegister register;
    private final CommitmentChecks checks;
    private final BoundMarkets boundMarkets;
    private final Bonds bonds;
    private final Attestations attestations;
    private final Pledges pledges;

    Commitments(VenueState state, Settlement settlement) {
        this.state = state;
        this.register = state.commitments();
        this.checks = new CommitmentChecks(state);
        this.boundMarkets = new BoundMarkets(state, settlement);
        this.bonds = new Bonds(state);
        CommitmentMoves moves = new CommitmentMoves(state, boundMarkets, bonds);
        this.attestations = new Attestations(state, moves);
        this.pledges = new Pledges(state, checks, moves);
    }

    Refused openActor(OpenActor c, Moment now) {
        boolean isKnown = c.account() > Command.VENUE_ACCOUNT && state.account(c.account()) != null;
        if (c.account() != -1 && !isKnown) {
            return new Refused(Refusal.UNKNOWN_TARGET, "no account " + c.account());
        }
        Refused refused = CommitmentChecks.id("an actor", c.id(), register.actor(c.id()));
        if (refused == null) {
            refused = Texts.check("the name", c.name(), Limits.MAX_TITLE_CHARS, false);
        }
        if (refused == null && register.actors().size() >= Limits.MAX_ACTORS) {
            refused = new Refused(Refusal.LIMIT_EXCEEDED, "actors: at most " + Limits.MAX_ACTORS);
        }
        if (refused == null && !now.isRehearsal()) {
            Actor actor = register.openActor(c.id(), c.name(), c.account());
            now.events().on(new Event.ActorOpened(actor.number(), actor.id(), actor.name(), actor.account()));
        }
        return refused;
    }

    Refused open(OpenCommitment c, Moment now) {
        Refused refused = checks.commitment(c.terms(), now.atMicros());
        if (refused == null && !now.isRehearsal()) {
            Commitment commitment = register.openCommitment(c.terms(), c.by(), now.atMicros(), now.sequence());
            now.events().on(new Event.CommitmentOpened(commitment.number(), c.terms()));
        }
        return refused;
    }

    /** How many pieces of evidence a commitment has; 0 if there is no such commitment. */
    int evidence(int number) {
        Commitment commitment = register.commitment(number);
        return commitment == null ? 0 : commitment.evidence().size();
    }

    Refused addEvidence(AddEvidence c, Moment now) {
        Commitment commitment = register.commitment(c.commitment());
        if (commitment == null) {
            return CommitmentChecks.unknown(c.commitment());
        }
        Refused refused = Texts.check("the text", c.text(), Limits.MAX_TEXT_CHARS, false);
        if (refused == null) {
            refused = checkEvidence(c, commitment, now.atMicros());
        }
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        int number = commitment.evidence().size();
        long dated = c.datedAtMicros() == AddEvidence.WHEN_ADDED ? now.atMicros() : c.datedAtMicros();
        register.add(commitment, new Evidence(c.by(), c.text(), c.link(), c.document(), dated, now.atMicros()));
        register.stamp(commitment, now.sequence());
        now.events()
                .on(new Event.EvidenceAdded(
                        commitment.number(), number, c.by(), c.text(), c.link(), c.document(), dated));
        return null;
    }

    private static Refused checkEvidence(AddEvidence c, Commitment commitment, long atMicros) {
        if (!c.link().isEmpty() && !Texts.isLink(c.link())) {
            return new Refused(
                    Refusal.EVIDENCE_INVALID,
                    "a link begins with http:// or https://, has no blanks and at most " + Limits.MAX_LINK_CHARS
                            + " characters");
        }
        if (c.datedAtMicros() > atMicros) {
            return new Refused(Refusal.EVIDENCE_INVALID, "it is dated in the future");
        }
        if (commitment.evidence().size() >= Limits.MAX_EVIDENCE) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "evidence on a commitment: at most " + Limits.MAX_EVIDENCE);
        }
        return commitment.phase().isFinal() ? CommitmentChecks.notActive(commitment) : null;
    }

    Refused attest(Attest c, Moment now) {
        return attestations.attest(c, now);
    }

    Refused challenge(Challenge c, Moment now) {
        return attestations.challenge(c, now);
    }

    Refused postBond(PostBond c, Moment now) {
        return bonds.post(c, now);
    }

    Refused openPledge(OpenPledge c, Moment now) {
        return pledges.open(c, now);
    }

    Refused signPledge(SignPledge c, Moment now) {
        return pledges.sign(c, now);
    }

    /** Why the commitment a market asks to be bound to is not known, or null. */
    Refused checkBound(OpenMarket c) {
        return boundMarkets.checkKnown(c);
    }

    /** Why a market cannot be bound as it asks, or null; its commitment is known. */
    Refused checkBinding(OpenMarket c) {
        return boundMarkets.check(c);
    }

    /** A market has just been opened. */
    void opened(Market market, Moment now) {
        boundMarkets.opened(market, now);
    }

    /** The challenge window of a proposed breach has ended. */
    void challengeEnds(int commitment, Moment then) {
        attestations.challengeEnds(register.commitment(commitment), then);
    }

    /** The time to rule on a challenge has ended. */
    void disputeEnds(int commitment, Moment then) {
        attestations.disputeEnds(register.commitment(commitment), then);
    }

    /** A commitment's horizon has passed. */
    void horizonPasses(int commitment, Moment then) {
        attestations.horizonPasses(register.commitment(commitment), then);
    }

    /** The date of a joint pledge has come. */
    void pledgeEnds(int pledge, Moment then) {
        pledges.end(register.pledge(pledge), then);
    }
}
