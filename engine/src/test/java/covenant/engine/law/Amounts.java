package covenant.engine.law;

import covenant.engine.Limits;
import java.util.SplittableRandom;

/** Numbers that break things: a micro, a few, what is held, all there is, the bounds and one beyond. */
final class Amounts {
    private static final long[] EXTREMES = {
        0,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Limits.MAX_POSITION_MICROS,
        -Limits.MAX_POSITION_MICROS,
        Limits.MAX_POSITION_MICROS + 1
    };

    private final SplittableRandom random;

    Amounts(SplittableRandom random) {
        this.random = random;
    }

    /** One of these. */
    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** True once in so many times. */
    boolean rarely(int times) {
        return random.nextInt(times) == 0;
    }

    /** Up or down. */
    long signed(long amount) {
        return random.nextBoolean() ? amount : -amount;
    }

    /** Log-uniform from 1 to {@code most}. */
    long upTo(double most) {
        return Math.max(1, (long) StrictMath.exp(random.nextDouble(0, StrictMath.log(Math.max(2, most)))));
    }

    long extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    /** Micro-shares for a market of this liquidity, in which the trader holds so many. */
    long shares(long bMicros, long heldMicros) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> signed(1 + random.nextInt(3));
            case 2 -> signed(1 + random.nextInt(100));
            case 3, 4, 5 -> heldMicros != 0 ? -heldMicros : signed(upTo((double) bMicros));
            case 6 -> signed(upTo(30.0 * bMicros));
            case 7 -> rarely(4) ? extreme() : signed(upTo(1e15));
            default -> signed(upTo(2.0 * bMicros));
        };
    }

    /** Micros to spend or to receive. */
    long spend(long bMicros, long cashMicros) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> signed(1 + random.nextInt(3));
            case 2 -> cashMicros;
            case 3 -> cashMicros + 1;
            case 4 -> rarely(4) ? extreme() : signed(upTo(1e15));
            default -> signed(upTo((double) bMicros));
        };
    }

    /** A price in parts per billion, now and then at or beyond an end. */
    long pricePpb() {
        return switch (random.nextInt(12)) {
            case 0 -> oneOf(1L, Limits.PPB - 1);
            case 1 -> rarely(3) ? oneOf(0L, Limits.PPB, -1L, Long.MAX_VALUE) : Limits.PPB / 2;
            case 2 -> upTo(1e9);
            case 3 -> Limits.PPB - upTo(1e9);
            default -> random.nextLong(1, Limits.PPB);
        };
    }
}
