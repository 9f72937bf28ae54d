package covenant.engine.core;

import covenant.engine.event.Event;

/** Takes the events of a command in the order in which they happened. */
@FunctionalInterface
public interface EventSink {
    /** For whoever only wants the answer. */
    EventSink NONE = event -> {};

    /** One event. */
    void on(Event event);

    /**
     * What follows happens at this time. Told before whatever was due, and before the command itself where something was; a command before
     * which nothing was due happens at the time of its envelope.
     */
    default void at(long atMicros) {}
}
