package covenant.ledger.replay;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;

/** Hears of every event at the moment at which it happens, while its command is being carried out. */
@FunctionalInterface
public interface EventListener {
    /** For whoever waits until the command is done. */
    EventListener NONE = (sequence, atMicros, command, event, engine) -> {};

    /**
     * One event. It must not throw.
     *
     * @param sequence of the command
     * @param atMicros when it happened: for what was due before the command, when it was due
     * @param engine as it stands just behind the event, to be read during this call only
     */
    void onEvent(long sequence, long atMicros, Command command, Event event, Engine engine);
}
