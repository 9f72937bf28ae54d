package covenant.load.http;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What one run of trades came to.
 *
 * @param trades how many were acknowledged
 * @param refused how many were not
 * @param seconds how long it took
 * @param nanos each trade's latency: from when it was meant to be sent, so that a stall is not hidden by sending nothing meanwhile
 */
record Measured(long trades, long refused, double seconds, Histogram nanos) {
    private static final double NANOS_PER_MILLI = 1e6;

    double perSecond() {
        return trades / seconds;
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** One line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%,9.0f/s   p50 %8.3f ms   p99 %8.3f ms   p99.9 %8.3f ms   max %8.3f ms%s",
                perSecond(),
                millis(50),
                millis(99),
                millis(99.9),
                nanos.getMaxValue() / NANOS_PER_MILLI,
                refused == 0 ? "" : "   REFUSED " + refused);
    }
}
