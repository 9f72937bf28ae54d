package covenant.engine.statistic;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.math.BigInteger;

/** A sum of 128 bits, exact: ten years of microseconds at the largest value of a metric take 99. */
public final class WideSum {
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE);

    private long high;
    private long low;

    /** Adds {@code a b}. */
    public void addProduct(long a, long b) {
        long product = a * b;
        long sum = low + product;
        long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        high += Math.multiplyHigh(a, b) + carry;
        low = sum;
    }

    /** The sum as a number of any size. */
    public BigInteger toBigInteger() {
        BigInteger lower = BigInteger.valueOf(low);
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(low < 0 ? lower.add(UNSIGNED) : lower);
    }

    /** A sum of its own that starts here. */
    public WideSum copy() {
        WideSum copy = new WideSum();
        copy.high = high;
        copy.low = low;
        return copy;
    }

    /** Writes it. */
    public void write(WireWriter out) {
        out.putLong(high);
        out.putLong(low);
    }

    /** Reads it. */
    public static WideSum read(WireReader in) {
        WideSum sum = new WideSum();
        sum.high = in.getLong();
        sum.low = in.getLong();
        return sum;
    }
}
