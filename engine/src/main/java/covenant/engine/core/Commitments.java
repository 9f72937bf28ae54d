package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Challenge;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PostBond;
import covenant.engine.command.SignPledge;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** Actors, their commitments, bonds and joint pledges. Methods that can refuse return why they did, or null. */
final class Commitments {
    private static final Refused NOT_YET = new Refused(Refusal.UNKNOWN_COMMITMENT, "commitments are not offered yet");

    Commitments(VenueState state, Settlement settlement) {}

    Refused openActor(OpenActor c, Moment now) {
        return NOT_YET;
    }

    Refused open(OpenCommitment c, Moment now) {
        return NOT_YET;
    }

    Refused addEvidence(AddEvidence c, Moment now) {
        return NOT_YET;
    }

    Refused attest(Attest c, Moment now) {
        return NOT_YET;
    }

    Refused challenge(Challenge c, Moment now) {
        return NOT_YET;
    }

    Refused postBond(PostBond c, Moment now) {
        return NOT_YET;
    }

    Refused openPledge(OpenPledge c, Moment now) {
        return NOT_YET;
    }

    Refused signPledge(SignPledge c, Moment now) {
        return NOT_YET;
    }

    /** Why a market cannot be bound as it asks, or null. */
    Refused checkBinding(OpenMarket c) {
        return c.terms().binding() == null ? null : NOT_YET;
    }

    /** A market has just been opened. */
    void opened(Market market) {}

    /** The challenge window of a proposed breach has ended. */
    void challengeEnds(int commitment, Moment now) {}

    /** The time to rule on a challenge has ended. */
    void disputeEnds(int commitment, Moment now) {}

    /** A commitment's horizon has passed. */
    void horizonPasses(int commitment, Moment now) {}

    /** The date of a joint pledge has come. */
    void pledgeEnds(int pledge, Moment now) {}
}
