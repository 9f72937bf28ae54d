package covenant.engine.lab.attack;

import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.scene.Seat;

/** When what counts happens in a market. */
final class Timing {
    private Timing() {}

    /** When the market's decision falls, or everything is settled where it decides nothing. */
    static long endOf(Seat seat, int market) {
        DecisionTerms decision = seat.plan().markets().get(market).terms().decision();
        return decision == null ? seat.plan().endMicros() : decision.decidesAtMicros();
    }

    /** When its window begins; where it decides nothing, the start. */
    static long windowStartOf(Seat seat, int market) {
        DecisionTerms decision = seat.plan().markets().get(market).terms().decision();
        return decision == null
                ? seat.plan().startMicros()
                : Math.max(seat.plan().startMicros(), decision.decidesAtMicros() - decision.windowMicros());
    }
}
