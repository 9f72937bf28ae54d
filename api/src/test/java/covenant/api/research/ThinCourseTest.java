package covenant.api.research;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.replay.Course;
import covenant.engine.replay.Course.Fall;
import covenant.engine.replay.Course.Point;
import covenant.engine.replay.Course.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is left of a long course for a browser. */
class ThinCourseTest {
    private static final int SPIKE = 61_803;

    private static Course course(int size) {
        Random random = new Random(5);
        List<Point> points = new ArrayList<>();
        long price = 500_000_000;
        for (int i = 0; i < size; i++) {
            price = Math.max(1, Math.min(900_000_000, price + random.nextInt(2_000_001) - 1_000_000));
            long[] expected = {i == SPIKE ? 999_000_000 : price, 1_000_000_000 - price};
            long[] statistic = i < size / 2 ? new long[0] : new long[] {price / 2, price / 3};
            points.add(new Point(i + 10, i * 1_000L, expected, statistic));
        }
        long window = size / 2 * 1_000L;
        long decided = size * 9L / 10 * 1_000 + 500;
        return new Course(points, new Span(window, decided), new Fall(0, 0, "", decided, null));
    }

    @Test
    void aShortCourseStaysAsItIs() {
        Course course = course(ThinCourse.MOST_POINTS);
        assertThat(ThinCourse.of(course)).isSameAs(course);
    }

    @Test
    void ofALongOneAboutAThousandPointsAreLeftTheExtremesAndTheDecisionAmongThem() {
        Course course = course(100_000);
        Course thin = ThinCourse.of(course);
        assertThat(thin.points()).hasSizeBetween(400, ThinCourse.MOST_POINTS + 8);
        assertThat(thin.points())
                .isSubsetOf(course.points())
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(thin.points())
                .contains(
                        course.points().get(0),
                        course.points().get(99_999),
                        course.points().get(SPIKE))
                .contains(
                        course.points().get(49_999 + 1),
                        course.points().get(90_000),
                        course.points().get(90_001));
        assertThat(thin.window()).isEqualTo(course.window());
        assertThat(thin.decision()).isEqualTo(course.decision());
    }

    @Test
    void withManyConditionsThereAreNotMorePoints() {
        Random random = new Random(5);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            points.add(new Point(i, i, eight(random), eight(random)));
        }
        assertThat(ThinCourse.of(new Course(points, null, null)).points())
                .hasSizeBetween(400, ThinCourse.MOST_POINTS + 8);
    }

    private static long[] eight(Random random) {
        return random.longs(8, 0, 1_000_000_000).toArray();
    }
}
