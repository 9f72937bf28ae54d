package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.state.VenueState;

/** Corrections of settled outcomes. */
final class Corrections {

    Corrections(VenueState state) {}

    /** Why a correction was refused, or null. */
    Refused correct(CorrectOutcome c, Moment now) {
        return new Refused(Refusal.MARKET_NOT_SETTLED, "corrections are not offered yet");
    }
}
