package covenant.engine.core;

import covenant.engine.event.Event;

/** Takes the events of a command in the order in which they happened. */
@FunctionalInterface
public interface EventSink {
    /** For whoever only wants the answer. */
    EventSink NONE = event -> {};

    /** One event. */
    void on(Event event);
}
