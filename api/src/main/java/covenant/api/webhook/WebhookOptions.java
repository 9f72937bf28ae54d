package covenant.api.webhook;

/**
 * How webhooks are delivered. All times are real time, also where the venue's clock is simulated.
 *
 * @param enabled whether they are posted at all; while they are not, they wait
 * @param attempts how often a delivery is tried before it is given up
 * @param firstRetryMillis how long after the first attempt the second is made; each later pause is twice as long
 * @param longestRetryMillis the longest pause
 * @param timeoutMillis how long an attempt may take until the receiver's status is known
 * @param atOnce how many attempts may be under way
 */
public record WebhookOptions(
        boolean enabled, int attempts, long firstRetryMillis, long longestRetryMillis, long timeoutMillis, int atOnce) {
    /** 16 attempts within some five hours, from a second after the first to an hour apart. */
    public static final WebhookOptions DEFAULT = new WebhookOptions(true, 16, 1_000, 3_600_000, 10_000, 16);

    /** The same, but nothing is posted. */
    public static final WebhookOptions OFF = new WebhookOptions(
            false,
            DEFAULT.attempts,
            DEFAULT.firstRetryMillis,
            DEFAULT.longestRetryMillis,
            DEFAULT.timeoutMillis,
            DEFAULT.atOnce);

    /** How long to wait after so many attempts. */
    long pauseMillis(int attemptsMade) {
        long doubled = firstRetryMillis << Math.min(attemptsMade - 1, 30);
        return Math.min(doubled, longestRetryMillis);
    }
}
