package covenant.api.limit;

/**
 * The rates of a venue.
 *
 * @param perKey of each key, however many connections it comes by; sessions begun with a key share it
 * @param perAddress of each address, for what comes without a key that is known
 * @param failures of each address, for keys that nobody has; and again for the guests that come from it
 */
public record RateLimits(Rate perKey, Rate perAddress, Rate failures) {
    /** No limits. */
    public static final RateLimits OFF = new RateLimits(Rate.NONE, Rate.NONE, Rate.NONE);
}
