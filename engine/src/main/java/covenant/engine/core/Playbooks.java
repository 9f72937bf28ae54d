package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** Responses agreed before the crisis. Methods that can refuse return why they did, or null. */
final class Playbooks {
    private static final Refused NOT_YET = new Refused(Refusal.UNKNOWN_PLAYBOOK, "playbooks are not offered yet");

    Playbooks(VenueState state, Opening opening) {}

    Refused open(OpenPlaybook c, Moment now) {
        return NOT_YET;
    }

    Refused respond(RespondPlaybook c, Moment now) {
        return NOT_YET;
    }

    Refused drill(DrillPlaybook c, Moment now) {
        return NOT_YET;
    }

    Refused unseal(UnsealPlaybook c, Moment now) {
        return NOT_YET;
    }

    Refused recordDelivery(RecordDelivery c, Moment now) {
        return NOT_YET;
    }

    /** The prices of a market may have changed. */
    void observe(Market market, Moment now) {}

    /** A commitment may have ended. */
    void observeCommitments(Moment now) {}

    /** A period over which a signal is averaged has ended. */
    void averageEnds(int playbook, Moment now) {}

    /** A crossing may have held long enough. */
    void crossingHeld(int playbook, Moment now) {}

    /** The time to respond has passed. */
    void responseOverdue(int playbook, Moment now) {}
}
