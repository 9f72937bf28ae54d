package covenant.engine.statistic;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.math.BigInteger;

/**
 * The average of one value over a window. Plain: the value's integral over time. Lagging: an observation follows the value, at each
 * point of the grid by at most so much, from when it started; the observations at the window's points are averaged. Either is exact however
 * the time is cut into pieces.
 */
public final class Average {
    private final Window window;
    private final long maxChange;
    private final WideSum sum;
    private long observation;

    /**
     * An average of nothing yet.
     *
     * @param maxChange the most an observation moves at one point of the grid; 0 for the plain average
     */
    public Average(Window window, long maxChange) {
        this(window, maxChange, new WideSum(), 0);
    }

    private Average(Window window, long maxChange, WideSum sum, long observation) {
        this.window = window;
        this.maxChange = maxChange;
        this.sum = sum;
        this.observation = observation;
    }

    /** Lets the observation start at this value. */
    public void start(long value) {
        observation = value;
    }

    /** The value was this from one moment until another; moments come in order. */
    public void hold(long value, long fromMicros, long untilMicros) {
        if (maxChange == 0) {
            sum.addProduct(value, window.microsWithin(fromMicros, untilMicros));
            return;
        }
        approach(value, window.points(fromMicros, Math.min(untilMicros, window.fromMicros())));
        long points = window.pointsWithin(fromMicros, untilMicros);
        if (points > 0) {
            observe(value, points);
        }
    }

    /** Adds so many observations: an arithmetic progression, then the value itself. */
    private void observe(long value, long points) {
        long distance = Math.abs(value - observation);
        long moving = Math.min(points, distance / maxChange);
        long step = value < observation ? -maxChange : maxChange;
        sum.addProduct(observation, moving);
        sum.addProduct(step, moving % 2 == 0 ? moving / 2 * (moving + 1) : (moving + 1) / 2 * moving);
        sum.addProduct(value, points - moving);
        approach(value, points);
    }

    private void approach(long value, long points) {
        if (points > 0) {
            long moving = Math.min(points, Math.abs(value - observation) / maxChange);
            observation = moving < points ? value : observation + (value < observation ? -moving : moving) * maxChange;
        }
    }

    /** The sum of what was averaged. */
    public BigInteger sum() {
        return sum.toBigInteger();
    }

    /** By what the sum is divided at a moment: microseconds, or points of the grid where it lags. 0 before the window. */
    public long weight(long atMicros) {
        return maxChange == 0
                ? window.microsWithin(window.fromMicros(), atMicros)
                : window.pointsWithin(window.fromMicros(), atMicros);
    }

    /** What was last observed, where it lags. */
    public long observation() {
        return observation;
    }

    /** An average of its own that starts here. */
    public Average copy() {
        return new Average(window, maxChange, sum.copy(), observation);
    }

    /** Writes what was averaged. */
    public void write(WireWriter out) {
        sum.write(out);
        out.putLong(observation);
    }

    /** Reads what was averaged over this window. */
    public static Average read(Window window, long maxChange, WireReader in) {
        return new Average(window, maxChange, WideSum.read(in), in.getLong());
    }
}
