package covenant.client;

/** What a {@link VenueStream} tells, always on one thread of its own, one call at a time. */
@FunctionalInterface
public interface StreamListener {
    /** A frame, each once and in order. */
    void onFrame(Frame frame);

    /** A snapshot begins with the next frame: everything known so far is void. */
    default void onBegin() {}

    /** The connection is lost, or a frame is missing; it connects again by itself. */
    default void onInterrupted(String reason) {}

    /** The venue refuses the subscription with this HTTP status; the stream has ended. */
    default void onRefused(int status) {}
}
