package covenant.api.demo;

import java.util.SplittableRandom;

/** Draws that are the same on every machine. */
final class Chance {
    private static final int TERMS = 12;

    private Chance() {}

    /** Close to a standard normal variable: twelve uniform ones less their mean. */
    static double gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += random.nextDouble();
        }
        return sum - TERMS / 2.0;
    }

    /** Milliseconds until the next of events that come on average so often. */
    static long waitMillis(SplittableRandom random, double meanMillis) {
        return (long) (-meanMillis * StrictMath.log(1 - random.nextDouble()));
    }
}
