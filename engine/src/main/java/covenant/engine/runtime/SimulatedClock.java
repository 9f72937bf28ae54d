package covenant.engine.runtime;

import covenant.engine.Limits;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A clock that begins where it is told to, runs a whole number of times as fast as the machine's or stands still, and can be moved forward.
 * It never goes back, and stops at {@link Limits#LAST_MICROS}. Safe for any thread.
 */
public final class SimulatedClock implements VenueClock {
    private final int factor;
    private final LongSupplier nanos;
    private long baseMicros;
    private long baseNanos;

    /**
     * A clock.
     *
     * @param startMicros where it begins, microseconds since 1970 UTC
     * @param factor how many times faster than the machine's, from 0 to {@link Limits#MAX_CLOCK_FACTOR}
     */
    public SimulatedClock(long startMicros, int factor) {
        this(startMicros, factor, System::nanoTime);
    }

    SimulatedClock(long startMicros, int factor, LongSupplier nanos) {
        if (factor < 0 || factor > Limits.MAX_CLOCK_FACTOR) {
            throw new IllegalArgumentException("a clock's factor is from 0 to " + Limits.MAX_CLOCK_FACTOR);
        }
        this.factor = factor;
        this.nanos = nanos;
        this.baseMicros = Math.min(startMicros, Limits.LAST_MICROS);
        this.baseNanos = nanos.getAsLong();
    }

    @Override
    public synchronized long nowMicros() {
        if (factor == 0) {
            return baseMicros;
        }
        long elapsedMicros = TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - baseNanos);
        long left = Limits.LAST_MICROS - baseMicros;
        return elapsedMicros > left / factor ? Limits.LAST_MICROS : baseMicros + elapsedMicros * factor;
    }

    @Override
    public synchronized void advanceTo(long micros) {
        if (micros > nowMicros()) {
            baseMicros = Math.min(micros, Limits.LAST_MICROS);
            baseNanos = nanos.getAsLong();
        }
    }

    @Override
    public int factor() {
        return factor;
    }
}
