package covenant.api.limit;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** The buckets of a venue's keys and addresses. For any thread; a request costs a fraction of a microsecond. */
public final class RateLimiter {
    private final Buckets keys;
    private final Buckets addresses;
    private final Buckets failures;

    /** Full buckets of these rates, filled by this clock in nanoseconds. */
    public RateLimiter(RateLimits limits, LongSupplier nanoTime) {
        keys = buckets(limits.perKey(), nanoTime);
        addresses = buckets(limits.perAddress(), nanoTime);
        failures = buckets(limits.failures(), nanoTime);
    }

    private static Buckets buckets(Rate rate, LongSupplier nanoTime) {
        return rate.isNone() ? null : new Buckets(rate, new SecureRandom().nextLong(), nanoTime);
    }

    /** A request of a key; null if keys have no limit. */
    public Verdict ofKey(long key, int units) {
        return keys == null ? null : keys.take(key, units);
    }

    /** A request of an address; null if addresses have no limit. */
    public Verdict ofAddress(long address, int units) {
        return addresses == null ? null : addresses.take(address, units);
    }

    /** Notes a key that nobody has; says after how many seconds the address may try another, 0 for at once. */
    public long failed(long address) {
        return failures == null ? 0 : failures.take(address, 1).retrySeconds();
    }

    /** After how many seconds the address may try a key; 0 for now. */
    public long failureWait(long address) {
        return failures == null ? 0 : failures.waitSeconds(address);
    }
}
