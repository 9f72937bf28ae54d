package covenant.api.research;

import covenant.engine.replay.Course;
import covenant.engine.replay.Course.Point;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.MarketComparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Courses with fewer points, for an answer that a browser can take: what a drawing shows of them stays. */
final class ThinCourse {
    /** About how many points are left of a course. */
    static final int MOST_POINTS = 1_000;

    private ThinCourse() {}

    /** The same result with thinner courses. */
    static ReplayResult of(ReplayResult result) {
        List<MarketComparison> markets =
                result.markets().stream().map(ThinCourse::market).toList();
        return new ReplayResult(
                result.source(),
                result.terms(),
                result.recorded(),
                result.changed(),
                result.firstDifference(),
                markets,
                result.accounts(),
                result.assumptions());
    }

    private static MarketComparison market(MarketComparison market) {
        return new MarketComparison(
                market.id(),
                market.terms(),
                market.causal(),
                of(market.recorded()),
                of(market.changed()),
                market.largest(),
                market.mean(),
                market.last(),
                market.recordedWelfare(),
                market.changedWelfare());
    }

    /**
     * At most {@link #MOST_POINTS} of its points and a few: of every stretch the least and the greatest price and statistic under each
     * condition; the first and the last; those on both sides of the window's ends and of the decision.
     */
    static Course of(Course course) {
        List<Point> points = course.points();
        if (points.size() <= MOST_POINTS) {
            return course;
        }
        int series = 2 * Math.max(1, points.get(0).expected().length);
        int stretches = Math.max(1, MOST_POINTS / (2 * series));
        BitSet kept = extremes(points, stretches, series);
        // Where one point is an extreme of several, there is room for more.
        BitSet finer = kept;
        while (finer.cardinality() <= MOST_POINTS && stretches < MOST_POINTS) {
            kept = finer;
            stretches *= 2;
            finer = extremes(points, stretches, series);
        }
        kept.set(0);
        kept.set(points.size() - 1);
        if (course.window() != null) {
            bothSides(points, course.window().fromMicros(), kept);
            bothSides(points, course.window().toMicros(), kept);
        }
        if (course.decision() != null) {
            bothSides(points, course.decision().atMicros(), kept);
        }
        List<Point> left = new ArrayList<>(kept.cardinality());
        kept.stream().forEach(i -> left.add(points.get(i)));
        return new Course(left, course.window(), course.decision());
    }

    private static BitSet extremes(List<Point> points, int stretches, int series) {
        BitSet kept = new BitSet(points.size());
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) i * points.size() / stretches);
            int end = (int) ((long) (i + 1) * points.size() / stretches);
            for (int c = 0; c < series; c++) {
                extremes(points, from, end, c, kept);
            }
        }
        return kept;
    }

    /** Of the points from one to before another, those with the least and the greatest value of a series. */
    private static void extremes(List<Point> points, int from, int end, int series, BitSet kept) {
        int least = -1;
        int greatest = -1;
        for (int i = from; i < end; i++) {
            long[] values =
                    series % 2 == 0 ? points.get(i).expected() : points.get(i).statistic();
            int c = series / 2;
            if (c < values.length) {
                least = least < 0 || values[c] < value(points.get(least), series) ? i : least;
                greatest = greatest < 0 || values[c] > value(points.get(greatest), series) ? i : greatest;
            }
        }
        if (least >= 0) {
            kept.set(least);
            kept.set(greatest);
        }
    }

    private static long value(Point point, int series) {
        return (series % 2 == 0 ? point.expected() : point.statistic())[series / 2];
    }

    /** The last point up to this time, and the first after it. */
    private static void bothSides(List<Point> points, long atMicros, BitSet kept) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).atMicros() <= atMicros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0) {
            kept.set(low - 1);
        }
        if (low < points.size()) {
            kept.set(low);
        }
    }
}
