package covenant.api.limit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Token buckets by key, in memory that never grows, for any thread.
 *
 * <p>A bucket is one number: when it will be full again if nothing more is taken. A number in the past is a full bucket, so an idle one
 * needs no sweeping. The numbers stand in a sketch of {@value #ROWS} rows: a key has a slot in each, and the least of its slots counts;
 * what it takes raises only slots below its new level. Keys that meet in all rows at once share a bucket; with a thousand empty buckets
 * that befalls one newcomer in seventy thousand, and a flood of addresses can neither take memory nor push anyone's debt out.
 */
final class Buckets {
    static final int ROWS = 4;

    private static final int ROW_BITS = 14;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long[] fullAt = new long[ROWS << ROW_BITS];
    private final double nanosPerUnit;
    private final double capacityNanos;
    private final long burst;
    private final long seed;
    private final LongSupplier nanoTime;
    private final long origin;

    /**
     * Full buckets.
     *
     * @param seed so that nobody can choose keys that meet
     * @param nanoTime a clock that never goes back
     */
    Buckets(Rate rate, long seed, LongSupplier nanoTime) {
        this.nanosPerUnit = NANOS / rate.perSecond();
        this.capacityNanos = nanosPerUnit * rate.burst();
        this.burst = rate.burst();
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /** Takes so many units from a key's bucket, or none if it has fewer. A request that weighs more than a full bucket takes all of it. */
    synchronized Verdict take(long key, int units) {
        long now = nanoTime.getAsLong() - origin;
        long hash = mix(key ^ seed);
        long level = Math.max(now, level(hash));
        double cost = nanosPerUnit * Math.min(units, burst);
        double after = (double) (level - now) + cost;
        if (after > capacityNanos) {
            long retry = Math.max(1, seconds(after - capacityNanos));
            double debt = (double) (level - now);
            return new Verdict(false, burst, left(debt), seconds(debt), retry);
        }
        long raised = level + (long) Math.ceil(cost);
        for (int row = 0; row < ROWS; row++) {
            int slot = slot(hash, row);
            fullAt[slot] = Math.max(fullAt[slot], raised);
        }
        return new Verdict(true, burst, left(after), seconds(after), 0);
    }

    /** How long until there is a unit in a key's bucket, in seconds; 0 if there is one. */
    synchronized long waitSeconds(long key) {
        long now = nanoTime.getAsLong() - origin;
        double missing = (double) Math.max(0, level(mix(key ^ seed)) - now) + nanosPerUnit - capacityNanos;
        return missing <= 0 ? 0 : Math.max(1, seconds(missing));
    }

    private long level(long hash) {
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, fullAt[slot(hash, row)]);
        }
        return least;
    }

    private static int slot(long hash, int row) {
        return row << ROW_BITS | (int) (hash >>> row * ROW_BITS) & (1 << ROW_BITS) - 1;
    }

    private long left(double debtNanos) {
        return Math.max(0, (long) Math.floor((capacityNanos - debtNanos) / nanosPerUnit));
    }

    private static long seconds(double nanos) {
        return (long) Math.ceil(nanos / NANOS);
    }

    /** Every bit of the key counts for every slot: the finaliser of a 64-bit hash. */
    private static long mix(long key) {
        long x = key;
        x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }
}
