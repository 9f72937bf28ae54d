package covenant.engine.playbook;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.math.BigInteger;

/**
 * The exact average of a step function over each full period of a grid: periods begin at the multiples of their length since 1970.
 *
 * <p>It asks to be looked at only at the ends of periods in which something changed, and of the one after: then the average has come to what
 * the value is, and stays there until the value changes again.
 */
public final class PeriodAverage {
    private final long periodMicros;
    private long value = Playbook.NO_SIGNAL;
    private long average = Playbook.NO_SIGNAL;
    /** From where in the present period the sum counts: its beginning, unless the value was first seen within it. */
    private long fromMicros;
    /** Up to where it counts: when the value was last changed, or the period began. */
    private long sinceMicros;

    private BigInteger sum = BigInteger.ZERO;
    private boolean changed;
    private long endMicros;

    /** Over periods of this length; nothing is known yet. */
    public PeriodAverage(long periodMicros) {
        this.periodMicros = periodMicros;
    }

    /** The average over the last full period, rounded down; {@link Playbook#NO_SIGNAL} before there was one. */
    public long average() {
        return average;
    }

    /** When it wants to be told that a period has ended; 0 for never. */
    public long endMicros() {
        return endMicros;
    }

    /** The value is this from now on. Periods whose end was asked for and has come must have been ended before. */
    public void change(long newValue, long atMicros) {
        if (newValue == value) {
            return;
        }
        if (value == Playbook.NO_SIGNAL) {
            fromMicros = atMicros;
            sinceMicros = atMicros;
            sum = BigInteger.ZERO;
        } else {
            long began = atMicros - Math.floorMod(atMicros, periodMicros);
            if (fromMicros < began) {
                // Nobody asked in the quiet periods before this one: the value stood still in all of them.
                fromMicros = began;
                sinceMicros = began;
                sum = BigInteger.ZERO;
            }
            count(atMicros);
        }
        value = newValue;
        changed = true;
        endMicros = atMicros - Math.floorMod(atMicros, periodMicros) + periodMicros;
    }

    /** The signal is gone: there is no value and no average. */
    public void forget() {
        value = Playbook.NO_SIGNAL;
        average = Playbook.NO_SIGNAL;
        endMicros = 0;
    }

    /** The period has ended whose end was asked for. */
    public void end() {
        long atMicros = endMicros;
        count(atMicros);
        boolean whole = fromMicros == atMicros - periodMicros;
        if (whole) {
            average = floor(sum, periodMicros);
        }
        endMicros = whole && !changed ? 0 : atMicros + periodMicros;
        changed = false;
        fromMicros = atMicros;
        sum = BigInteger.ZERO;
    }

    private void count(long atMicros) {
        sum = sum.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(atMicros - sinceMicros)));
        sinceMicros = atMicros;
    }

    private static long floor(BigInteger sum, long divisor) {
        BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(divisor));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    void write(WireWriter out) {
        out.putLong(value);
        out.putLong(average);
        out.putLong(fromMicros);
        out.putLong(sinceMicros);
        out.putLong(sum.shiftRight(64).longValueExact());
        out.putLong(sum.longValue());
        out.putBoolean(changed);
        out.putLong(endMicros);
    }

    static PeriodAverage read(long periodMicros, WireReader in) {
        if (periodMicros <= 0) {
            throw new MalformedWire("a period of " + periodMicros);
        }
        PeriodAverage read = new PeriodAverage(periodMicros);
        read.value = in.getLong();
        read.average = in.getLong();
        read.fromMicros = in.getLong();
        read.sinceMicros = in.getLong();
        BigInteger high = BigInteger.valueOf(in.getLong()).shiftLeft(64);
        long low = in.getLong();
        read.sum = high.add(new BigInteger(Long.toUnsignedString(low)));
        read.changed = in.getBoolean();
        read.endMicros = in.getLong();
        return read;
    }
}
