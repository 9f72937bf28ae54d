package covenant.engine.core;

/**
 * When something happens, and who hears of it.
 *
 * @param sequence of the command, or of the command before which something was due
 * @param atMicros the time at which it happens: for what was due, when it was due
 * @param events takes what happens
 */
record Moment(long sequence, long atMicros, EventSink events) {
    /** Whether to stop before the first change. */
    boolean isRehearsal() {
        return events.isRehearsal();
    }
}
