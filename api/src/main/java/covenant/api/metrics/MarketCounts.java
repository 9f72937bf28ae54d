package covenant.api.metrics;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many markets are in each phase, kept up event by event on the core's thread; any thread may read. */
@SuppressWarnings("EnumOrdinal") // cells are found by position and live no longer than the process
final class MarketCounts {
    private static final Phase[] PHASES = Phase.values();
    private static final int FIRST = 64;

    private final AtomicLongArray counts = new AtomicLongArray(PHASES.length);
    private Phase[] phases = new Phase[FIRST];

    /** Those of the engine as recovered. */
    MarketCounts(Engine engine) {
        for (Market market : engine.state().markets()) {
            note(market);
        }
    }

    long in(Phase phase) {
        return counts.get(phase.ordinal());
    }

    /** Looks at an event that is no trade. */
    void onEvent(Event event, Engine engine) {
        if (event instanceof Event.MarketOpened opened) {
            note(engine.state().market(opened.market()));
        } else if (event instanceof Event.TradingBegan began) {
            note(engine.state().market(began.market()));
        } else if (event instanceof Event.MarketClosed closed) {
            note(engine.state().market(closed.market()));
        } else if (event instanceof Event.OutcomeSettled settled) {
            note(engine.state().market(settled.market()));
        } else if (event instanceof Event.MarketVoided voided) {
            note(engine.state().market(voided.market()));
        }
    }

    private void note(Market market) {
        int number = market.number();
        if (number >= phases.length) {
            phases = Arrays.copyOf(phases, Math.max(number + 1, 2 * phases.length));
        }
        Phase before = phases[number];
        if (before != null) {
            add(before, -1);
        }
        add(market.phase(), 1);
        phases[number] = market.phase();
    }

    // The core's thread is the only writer.
    private void add(Phase phase, long delta) {
        counts.lazySet(phase.ordinal(), counts.getPlain(phase.ordinal()) + delta);
    }
}
