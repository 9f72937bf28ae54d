package covenant.engine.order;

import covenant.engine.Limits;

/** Shares times a price in parts per billion, exactly, in whole micros; and the way back. Shares are up to 10^9 credits. */
public final class LimitPrice {
    private LimitPrice() {}

    /** {@code floor(shares * price)}. */
    public static long down(long sharesMicros, long ppb) {
        // In two parts, because the product does not fit a long.
        return sharesMicros / Limits.PPB * ppb + sharesMicros % Limits.PPB * ppb / Limits.PPB;
    }

    /** {@code ceil(shares * price)}. */
    public static long up(long sharesMicros, long ppb) {
        return sharesMicros - down(sharesMicros, Limits.PPB - ppb);
    }

    /** The most shares whose price, rounded up, is at most so much; never more than the largest position. */
    public static long sharesBought(long micros, long ppb) {
        long whole = micros / ppb;
        return whole >= Limits.MAX_POSITION_MICROS / Limits.PPB
                ? Limits.MAX_POSITION_MICROS
                : whole * Limits.PPB + micros % ppb * Limits.PPB / ppb;
    }

    /** The fewest shares whose price, rounded down, is at least so much; never more than the largest position. */
    public static long sharesSold(long micros, long ppb) {
        long enough = sharesBought(micros, ppb);
        return down(enough, ppb) < micros && enough < Limits.MAX_POSITION_MICROS ? enough + 1 : enough;
    }
}
