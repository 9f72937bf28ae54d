package covenant.engine.lab.scene;

import java.util.Random;

/**
 * A stream of chance for one player in one run. {@link Random}'s algorithm is part of its specification, so a seed gives the same stream
 * on every machine; streams of other names or runs are independent, so that a player who is left out changes nobody else's luck.
 */
public final class Chance {
    private final Random random;

    private Chance(long seed) {
        this.random = new Random(seed);
    }

    /** The stream of a player. */
    public static Chance of(long seed, long run, String name) {
        long mixed = mix(seed * 0x9E3779B97F4A7C15L + run);
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed + name.charAt(i));
        }
        return new Chance(mixed);
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014): neighbouring seeds give unrelated streams.
    private static long mix(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    /** Uniform from 0 to below 1. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Uniform from 0 to below a bound above 0. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Uniform from one number to below another. */
    public long between(long from, long to) {
        return to <= from ? from : from + (long) (random.nextDouble() * (to - from));
    }

    /** Standard normal. */
    public double normal() {
        return random.nextGaussian();
    }

    /** True with this probability. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }
}
