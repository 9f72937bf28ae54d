package covenant.engine.core;

import covenant.engine.event.Event;

/** Takes the events of a command in the order in which they happened. */
@FunctionalInterface
public interface EventSink {
    /** For whoever only wants the answer. */
    EventSink NONE = event -> {};

    /** For a rehearsal: whoever is given it stops before the first change, so nothing can happen. */
    EventSink REHEARSAL = new EventSink() {
        @Override
        public void on(Event event) {
            throw new IllegalStateException("a rehearsal changed something: " + event);
        }

        @Override
        public boolean isRehearsal() {
            return true;
        }
    };

    /** Whether this only tries what would happen: everything is checked and worked out, and nothing is changed. */
    default boolean isRehearsal() {
        return false;
    }

    /** One event. */
    void on(Event event);

    /**
     * What follows happens at this time. Told before whatever was due, and before the command itself where something was; a command before
     * which nothing was due happens at the time of its envelope.
     */
    default void at(long atMicros) {}
}
