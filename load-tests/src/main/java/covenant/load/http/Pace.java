package covenant.load.http;

/**
 * When the next trade is due. A closed loop sends as soon as the last is answered; an open one at a fixed rate, whatever the answers do.
 */
final class Pace {
    private static final double NANOS = 1e9;

    private final long startNanos;
    private final long endNanos;
    private final double intervalNanos;
    private long given;

    private Pace(double seconds, double perSecond) {
        startNanos = System.nanoTime();
        endNanos = startNanos + (long) (seconds * NANOS);
        intervalNanos = perSecond > 0 ? NANOS / perSecond : 0;
    }

    /** As fast as answers come. */
    static Pace closed(double seconds) {
        return new Pace(seconds, 0);
    }

    /** So many a second. */
    static Pace open(double seconds, double perSecond) {
        return new Pace(seconds, perSecond);
    }

    /** When the next one is meant to be sent, which may be past; {@link Long#MAX_VALUE} when the run is over. */
    synchronized long next() {
        if (intervalNanos == 0) {
            long now = System.nanoTime();
            return now < endNanos ? now : Long.MAX_VALUE;
        }
        long due = startNanos + (long) (given++ * intervalNanos);
        return due < endNanos ? due : Long.MAX_VALUE;
    }

    long startNanos() {
        return startNanos;
    }
}
