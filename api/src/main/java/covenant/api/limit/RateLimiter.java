package covenant.api.limit;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** The buckets of a venue's keys and addresses. For any thread; a request costs a fraction of a microsecond. */
public final class RateLimiter {
    /** An account makes keys for itself; what all of them may ask together is so many times what one may. */
    private static final int KEYS_WORTH = 4;

    private final Buckets keys;
    private final Buckets accounts;
    private final Buckets addresses;
    private final Buckets failures;
    private final Buckets guests;

    /** Full buckets of these rates, filled by this clock in nanoseconds. */
    public RateLimiter(RateLimits limits, LongSupplier nanoTime) {
        keys = buckets(limits.perKey(), nanoTime);
        accounts = buckets(limits.perKey().times(KEYS_WORTH), nanoTime);
        addresses = buckets(limits.perAddress(), nanoTime);
        failures = buckets(limits.failures(), nanoTime);
        guests = buckets(limits.failures(), nanoTime);
    }

    private static Buckets buckets(Rate rate, LongSupplier nanoTime) {
        return rate.isNone() ? null : new Buckets(rate, new SecureRandom().nextLong(), nanoTime);
    }

    /** A request of an account by one of its keys; the account's share is told where that is what is used up. Null if keys have no limit. */
    public Verdict ofKey(long key, int account, int units) {
        if (keys == null) {
            return null;
        }
        Verdict ofKey = keys.take(key, units);
        if (!ofKey.admitted()) {
            return ofKey;
        }
        Verdict ofAll = accounts.take(account, units);
        return ofAll.admitted() ? ofKey : ofAll;
    }

    /** A request of an address; null if addresses have no limit. */
    public Verdict ofAddress(long address, int units) {
        return addresses == null ? null : addresses.take(address, units);
    }

    /** Notes a key that nobody has; says after how many seconds the address may try another, 0 for at once. */
    public long failed(long address) {
        return failures == null ? 0 : failures.take(address, 1).retrySeconds();
    }

    /** Takes one guest of an address's share, which is as strict as that of wrong keys; says after how many seconds there is one, 0 if there was. */
    public long guest(long address) {
        return guests == null ? 0 : guests.take(address, 1).retrySeconds();
    }

    /** After how many seconds the address may try a key; 0 for now. */
    public long failureWait(long address) {
        return failures == null ? 0 : failures.waitSeconds(address);
    }
}
