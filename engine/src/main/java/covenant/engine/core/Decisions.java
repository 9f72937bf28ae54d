package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.OpenMarket;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** Markets that decide. Methods that can refuse return why they did, or null. */
final class Decisions {
    Decisions(VenueState state, Settlement settlement) {}

    /** Why a market with this decision is refused, or null. */
    Refused check(OpenMarket c, long atMicros) {
        return c.terms().decision() == null
                ? null
                : new Refused(Refusal.DECISION_INVALID, "decisions are not offered yet");
    }

    /** A market has just been opened. */
    void opened(Market market, Moment now) {}

    /** The prices of a market may have changed. */
    void observe(Market market, Moment now) {}

    /** The time of the decision has come. */
    void fall(int market, Moment now) {}
}
