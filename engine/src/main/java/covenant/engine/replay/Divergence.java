package covenant.engine.replay;

import covenant.engine.state.Market;

/**
 * How far one market's two courses are from each other, while it lives in both histories, in the conditions that are live in both; in the parts
 * of its expectation. Prices are step functions, so the mean over time is exact but for the last digits of a double.
 */
final class Divergence {
    private final CourseKeeper recorded;
    private final CourseKeeper changed;
    private long sinceMicros;
    private double largest;
    private double last;
    private double present;
    private double sum;
    private double durationMicros;
    private boolean isRunning = true;

    Divergence(CourseKeeper recorded, CourseKeeper changed, long atMicros) {
        this.recorded = recorded;
        this.changed = changed;
        this.sinceMicros = atMicros;
    }

    /** One of the two has moved. */
    void look(long atMicros) {
        pass(atMicros);
        int compared = 0;
        double most = 0;
        double all = 0;
        for (int c = 0; c < recorded.expected().length; c++) {
            if (isLive(recorded.market(), c) && isLive(changed.market(), c)) {
                double distance = StrictMath.abs((double) recorded.expected()[c] - changed.expected()[c]);
                most = StrictMath.max(most, distance);
                all += distance;
                compared++;
            }
        }
        isRunning = compared > 0;
        if (isRunning) {
            largest = StrictMath.max(largest, most);
            last = most;
            present = all / compared;
        }
    }

    private static boolean isLive(Market market, int condition) {
        return market.phase().isLive() && market.isLive(condition);
    }

    private void pass(long atMicros) {
        if (isRunning) {
            sum += present * (atMicros - sinceMicros);
            durationMicros += atMicros - sinceMicros;
        }
        sinceMicros = atMicros;
    }

    /** Both have come to this time. */
    void end(long atMicros) {
        pass(atMicros);
    }

    double largest() {
        return largest;
    }

    double mean() {
        return durationMicros == 0 ? 0 : sum / durationMicros;
    }

    double last() {
        return last;
    }
}
