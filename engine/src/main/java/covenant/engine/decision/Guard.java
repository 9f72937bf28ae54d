package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that must hold at the decision for anything but the status quo.
 *
 * @param id such as {@code min-traders}
 * @param required how much there must be: accounts, micros of credits, or microseconds
 * @param actual how much there is
 */
public record Guard(String id, long required, long actual) {
    /** Whether it holds. */
    public boolean isMet() {
        return actual >= required;
    }

    /**
     * The guards that these terms ask for, as they stand.
     *
     * @param tradingFromMicros when the market began to trade
     * @param windowFromMicros when the window begins
     * @param atMicros now
     */
    static List<Guard> of(
            DecisionTerms.Guards terms,
            Participation participation,
            long tradingFromMicros,
            long windowFromMicros,
            long atMicros) {
        List<Guard> guards = new ArrayList<>();
        add(guards, "min-traders", terms.minTraders(), participation.traders());
        add(guards, "min-volume", terms.minVolumeMicros(), participation.volumeMicros());
        add(guards, "min-open", terms.minOpenMicros(), Math.max(0, atMicros - tradingFromMicros));
        long delayMicros = Math.min(atMicros, windowFromMicros) - tradingFromMicros;
        add(guards, "start-delay", terms.startDelayMicros(), Math.max(0, delayMicros));
        return guards;
    }

    private static void add(List<Guard> guards, String id, long required, long actual) {
        if (required > 0) {
            guards.add(new Guard(id, required, actual));
        }
    }
}
