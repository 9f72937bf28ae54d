package covenant.api.venue;

/** A venue is to be started with another clock than it was founded with. */
public final class ClockMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClockMismatch(boolean simulated) {
        super(
                simulated
                        ? "this venue was founded with a simulated clock and keeps it; start it with --clock simulated, or without --clock"
                        : "this venue was founded with the machine's clock and keeps it; start it with --clock system, or without --clock");
    }
}
